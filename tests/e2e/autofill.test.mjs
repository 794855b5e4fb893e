// @ts-check
/** What the browser's own autofill writes for somebody is theirs, on every site, until they say otherwise. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { By } from "selenium-webdriver";
import { AUTOFILL, autofill } from "../tools/lib/input.mjs";
import { EMPTY, page, raffle, STRANGER, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const ANOTHER = { ...EMPTY, given: "Mechthild", family: "Osterkamp", email: "m.osterkamp@gmx.de" };
const site = await serve({
	"/empty": page(raffle(EMPTY)),
	"/filled": page(raffle()),
	"/another": page(raffle(ANOTHER)),
});
after(site.close);

const WIDE = { width: 1100, height: 900 };
const READY = "main[aria-busy=false]";

inBoth(
	(here) => {
		/** @param {string} path */
		const said = async (path) => {
			// Another site: on the same one it is own typing.
			await here.browser.visit(`http://anderswo.test:${site.port}${path}`);
			const { level, surface, reasons } = (await here.browser.settled()).verdict;
			return { level, surface, reasons };
		};
		const learn = async () => {
			await here.browser.visit(site.url("laden", "/empty"));
			await autofill(here.browser, "#given", STRANGER);
			await here.browser.until(async () => {
				await here.browser.settled();
				return (await here.browser.extension({ type: "own" })).autofilled.length > 0;
			}, "what autofill wrote to be known");
		};
		/** @param {(press: (css: string) => Promise<void>) => Promise<void>} work */
		const inOptions = async (work) => {
			const { browser } = here;
			await browser.openPage("options.html", WIDE);
			await browser.shown(READY);
			await work(async (css) => {
				await (await browser.shown(css)).click();
			});
			await (await browser.shown("[data-do=save]")).click();
			await browser.shown("#said:not([hidden])");
			await browser.closePage();
		};
		const CLEAR = { level: "clear", surface: "none", reasons: ["mine"] };
		const ASK = { level: "ask", surface: "banner", reasons: ["filled-on-arrival"] };

		test("who is autofilled on one site is nobody's stranger on another, and others are only asked about", async () => {
			await learn();
			await here.browser.endBackground();
			assert.deepEqual(await said("/filled"), CLEAR);
			assert.deepEqual(await said("/another"), ASK);
		});

		test("what autofill wrote is seen in the options, and forgotten there", async () => {
			await learn();
			await inOptions(async (press) => {
				const shown = await here.browser.driver.findElements(By.css("[data-member] [data-own=emails]"));
				assert.deepEqual(await Promise.all(shown.map((input) => input.getAttribute("value"))), [STRANGER.email]);
				await press("[data-do=remove-autofilled]");
			});
			assert.deepEqual((await here.browser.extension({ type: "own" })).autofilled, []);
			assert.deepEqual(await said("/filled"), ASK);
		});

		test("who was autofilled and is told to be me or family makes others strangers", async () => {
			await learn();
			await inOptions((press) => press("[data-do=tell-autofilled]"));
			const own = await here.browser.extension({ type: "own" });
			assert.deepEqual([own.autofilled.length, own.family[0]?.emails], [0, [STRANGER.email]]);
			assert.equal((await said("/another")).level, "warn");
		});
	},
	{ prefs: AUTOFILL },
);
