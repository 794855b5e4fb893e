// @ts-check
/** The browser ends the background whenever it seems idle, or for no reason that it tells: no verdict and no answer is lost. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { inside } from "../tools/lib/inside.mjs";
import { page, raffle, STRANGER, serve, WATCH } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const site = await serve({
	"/": page(raffle(), WATCH),
	"/later": page(
		`<button id="next">Weiter</button><main></main><script>next.onclick = () => { document.querySelector("main").innerHTML = \`${raffle()}\`; };</script>`,
		WATCH,
	),
});
after(site.close);

/** A first message that finds its receiver gone in the middle of it. */
function loseOne() {
	const { runtime } = /** @type {any} */ (globalThis).chrome;
	const send = runtime.sendMessage;
	runtime.sendMessage = () => {
		runtime.sendMessage = send;
		return Promise.reject(new Error("The message channel closed before a response was received"));
	};
}

inBoth(
	(here) => {
		const url = (/** @type {string} */ path) => site.url("seite", path);

		test("a look whose background is gone in the middle of it is made again", async () => {
			const { browser } = here;
			await browser.visit(url("/later"));
			await browser.settled();
			await inside(browser, loseOne, null);
			await browser.click("#next");
			assert.equal((await browser.settled()).verdict.level, "ask");
			assert.ok(await browser.banner());
			assert.deepEqual(await browser.run("return errors"), []);
		});

		test("a background that is ended again and again gives its verdict", async () => {
			const { browser } = here;
			await browser.visit(url("/"));
			for (let time = 0; time < 10; time++) {
				await browser.extension({ type: "settings" });
				await browser.endBackground();
			}
			assert.equal((await browser.settled()).verdict.level, "ask");
			assert.ok(await browser.banner());
			assert.deepEqual(await browser.run("return errors"), []);
		});

		test("a background that is ended behind one of its own pages answers again", async () => {
			const { browser } = here;
			await browser.visit(`${browser.origin}/pages/options.html`);
			for (let time = 0; time < 3; time++) {
				await browser.endBackground();
				assert.deepEqual((await browser.extension({ type: "own" })).emails, []);
			}
		});

		test("who waits for a page to settle gets the answer of the next background", async () => {
			const { browser } = here;
			await browser.visit(url("/"));
			const settled = browser.settled();
			await browser.until(() => browser.banner(), "the first look, with more of them to come");
			await browser.endBackground();
			assert.equal((await settled).verdict.level, "ask");
		});

		test("the popup shows, learns and undoes with a background that was ended before each step", async () => {
			const { browser } = here;
			await browser.visit(url("/"));
			await browser.settled();
			await browser.endBackground();
			await browser.popup();
			const click = async (/** @type {string} */ css) => {
				const button = await browser.shown(css);
				await browser.endBackground();
				await button.click();
			};
			await click("[data-do=mine]");
			await browser.shown("[data-do=undo]");
			assert.deepEqual((await browser.extension({ type: "own" })).emails, [STRANGER.email]);
			await click("[data-do=undo]");
			await browser.until(
				async () => (await browser.extension({ type: "own" })).emails.length === 0,
				"it to be forgotten",
			);
			await browser.closePage();
		});

		test("a decision that is asked for twice is made once, and undone at once", async () => {
			const { browser } = here;
			await browser.visit(url("/"));
			await browser.settled();
			const { tab } = browser;
			const { version } = await browser.state();
			const asked = /** @type {const} */ ({
				type: "decide",
				tab,
				finding: 0,
				decision: "mine",
				version,
				site: "",
				token: "one",
			});
			await browser.extension(asked);
			await browser.endBackground();
			await browser.extension(asked);
			assert.deepEqual((await browser.extension({ type: "own" })).emails, [STRANGER.email]);
			for (let time = 0; time < 2; time++) await browser.extension({ type: "undo", token: "one" });
			assert.deepEqual((await browser.extension({ type: "own" })).emails, []);
		});
	},
	// Firefox: its pages fall idle after 5 s instead of half a minute, while a page still comes to rest.
	{ prefs: { "extensions.background.idle.timeout": 5_000 } },
);
