// @ts-check
/** Private windows: looked at like all others, nothing learnt, nothing kept, nothing carried in or out. */
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { report } from "../tools/lib/report.mjs";
import { EMPTY, page, raffle, STRANGER, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const site = await serve({ "/": page(raffle()), "/empty": page(raffle(EMPTY)) });
after(site.close);

inBoth(
	(here) => {
		const url = (/** @type {string} */ path) => site.url("heimlich", path);
		/** What is stored, for this session and for good. @returns {Promise<{ session: any, local: any }>} */
		const stored = () =>
			here.browser.ask(`async () => ({
				session: await chrome.storage.session.get(null), local: await chrome.storage.local.get(null),
			})`);
		const type = async () => {
			for (const [id, value] of Object.entries(STRANGER)) await here.browser.type(`#${id}`, value + Key.TAB);
			assert.equal((await here.browser.settled()).verdict.level, "clear");
		};
		/** Does something in a private window. @param {string} path @param {() => Promise<void>} work */
		async function privately(path, work) {
			const { browser } = here;
			const { page, tab } = browser;
			await browser.goPrivate(url(path));
			try {
				assert.equal((await browser.settled()).privateWindow, true);
				await work();
			} finally {
				Object.assign(browser, { page, tab });
				await browser.closeOthers();
			}
		}
		/** A number of people asked about, and of whom nobody can tell, is all that stays: the budget is for all windows. @param {any} session */
		const besidesBudget = ({ budget: _, ...others }) => others;
		// The key of the session, which is made when it is first needed.
		beforeEach(async () => {
			await here.browser.visit(site.url("offen", "/"));
			await here.browser.settled();
			await here.browser.visit("about:blank");
		});

		test("what was seen, dismissed and typed in a private window is stored nowhere", async () => {
			const before = await stored();
			await privately("/", async () => {
				assert.equal((await here.browser.settled()).verdict.level, "ask");
				await (await here.browser.banner())?.dismiss.click();
				await here.browser.until(async () => !(await here.browser.banner()), "the banner to go");
				await here.browser.visit(url("/empty"));
				await type();
			});
			const now = await stored();
			assert.deepEqual(now.local, before.local);
			assert.deepEqual(besidesBudget(now.session), besidesBudget(before.session));
			assert.doesNotMatch(JSON.stringify(now), /heimlich|uastenbrink/i);
		});

		test("what would be kept is not offered in a private window, and refused", async () => {
			const { browser } = here;
			await privately("/", async () => {
				const { version } = await browser.state();
				for (const decision of /** @type {const} */ (["mine", "fine-here", "mute-site"]))
					await assert.rejects(
						browser.extension({
							type: "decide",
							tab: browser.tab,
							finding: 0,
							decision,
							version,
							site: "",
							token: "a",
						}),
						/problem_private/,
					);
				await browser.popup();
				await browser.shown("[data-do=report]");
				const offered = await browser.driver.executeScript(
					"return [...document.querySelectorAll('[data-do]')].map((one) => one.dataset.do)",
				);
				await browser.closePage();
				assert.deepEqual(offered, [
					"cases",
					"settings",
					"report",
					"what-now",
					"desk",
					"missed",
					"welcome",
					"pause",
					"why",
				]);
			});
			assert.doesNotMatch(JSON.stringify(await stored()), /heimlich|uastenbrink/i);
		});

		test("a report from a private window is in memory alone, says so, and ends with the background", async () => {
			const { browser } = here;
			await privately("/", async () => {
				await browser.popup();
				const { entry } = await report(browser);
				const receipt = await browser.shown("[data-receipt][data-state=kept] strong");
				assert.match(await receipt.getText(), /A private window keeps nothing/);
				await browser.closePage();
				assert.equal(entry.private, true);
				// The case that it begins is there, and in memory alone, too.
				const [one] = await browser.extension({ type: "cases" });
				assert.deepEqual([one?.id, one?.private], [entry.id, true]);
			});
			await browser.endBackground();
			assert.deepEqual(await browser.extension({ type: "outbox" }), []);
			assert.deepEqual(await browser.extension({ type: "cases" }), []);
			const { cases = [] } = await browser.extension({ type: "export" });
			assert.deepEqual(cases, []);
			assert.doesNotMatch(JSON.stringify(await stored()), /heimlich|uastenbrink/i);
		});

		test("what was typed in a private window is not known outside, nor the other way round", async () => {
			const { browser } = here;
			await privately("/empty", type);
			await browser.visit(url("/"));
			assert.equal((await browser.settled()).verdict.level, "ask", "outside");

			await browser.visit(url("/empty"));
			await type();
			await browser.visit(url("/"));
			assert.equal((await browser.settled()).verdict.level, "clear", "typed in this session");
			await privately("/", async () => {
				assert.equal((await browser.settled()).verdict.level, "ask", "inside");
			});
		});
	},
	{ privately: true, collector: "" },
);
