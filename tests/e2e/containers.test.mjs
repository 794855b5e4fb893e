// @ts-check
/** Firefox's containers: what is learnt in one of them is known in that one alone. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { open } from "../tools/browser.mjs";
import { bidi } from "../tools/lib/bidi.mjs";
import { forget } from "../tools/lib/play.mjs";
import { ANOTHER, EMPTY, page, raffle, STRANGER, serve } from "../tools/lib/site.mjs";
import { WANTED } from "./lib/both.mjs";

/** Whom the site shows now. */
let shown = STRANGER;
const site = await serve({
	"/": (_, response) =>
		response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page(raffle(shown))),
	"/empty": page(raffle(EMPTY)),
});
after(site.close);
const url = (/** @type {string} */ path) => site.url("seite", path);

/** @typedef {{ page: string, tab: number, userContext: string }} Contained a tab in a container */

for (const name of WANTED) {
	const skip = name !== "firefox" && "Chromium has none: a user context is a private window there";
	describe(`${name}, containers`, { skip }, () => {
		/** @type {import("../tools/browser.mjs").Browser} */
		let browser;
		/** The tab in no container. */
		let plain = { page: "", tab: -1 };
		/** @type {Contained} */
		let work;
		/** @type {Contained} */
		let home;
		before(async () => {
			browser = await open({ browser: name });
			plain = { page: browser.page, tab: browser.tab };
		});
		after(() => browser?.close());
		beforeEach(async () => {
			shown = STRANGER;
			await forget(browser);
			work = await container();
			home = await container();
		});
		afterEach(async () => {
			Object.assign(browser, plain);
			for (const { userContext } of [work, home])
				await bidi(browser.driver, "browser.removeUserContext", { userContext });
		});

		/** A new container with a tab in it. @returns {Promise<Contained>} */
		async function container() {
			const tabs = () => browser.ask("async () => (await chrome.tabs.query({})).map(({ id }) => id)");
			const known = await tabs();
			const { userContext } = await bidi(browser.driver, "browser.createUserContext", {});
			const { context } = await bidi(browser.driver, "browsingContext.create", { type: "tab", userContext });
			const tab = await browser.until(
				async () => (await tabs()).find((/** @type {number} */ id) => !known.includes(id)),
				"the tab in the container",
			);
			return { page: context, tab, userContext };
		}

		/** From now on this is the visited tab. @param {{ page: string, tab: number }} there */
		async function goTo({ page, tab }) {
			Object.assign(browser, { page, tab });
			await bidi(browser.driver, "browsingContext.activate", { context: page });
			await browser.top();
		}

		/** Visits the site in a tab. @param {{ page: string, tab: number }} there @param {string} [path] */
		async function visit(there, path = "/") {
			await goTo(there);
			await browser.visit(url(path));
		}

		/** What is said of the site in this tab, and why. @param {{ page: string, tab: number }} there */
		async function said(there) {
			await goTo(there);
			const { level, surface, findings } = await browser.found();
			return [level, surface, ...findings.flatMap(({ reasons }) => reasons)];
		}
		const MINE = ["clear", "none", "own-typing"];
		const ASKED = ["ask", "banner", "filled-on-arrival"];
		const CHANGED = ["alarm", "banner", "changed-by-itself"];

		test("what was typed in a container is mine there, in no other one, and outside of all neither", async () => {
			await visit(work, "/empty");
			for (const [id, value] of Object.entries(STRANGER)) await browser.type(`#${id}`, value + Key.TAB);
			assert.deepEqual(await said(work), MINE);

			for (const there of [work, home, plain]) await visit(there);
			assert.deepEqual(await said(work), MINE, "where it was typed");
			assert.deepEqual(await said(home), ASKED, "in another container");
			await browser.until(() => browser.banner(), "the banner");
			assert.deepEqual(await said(plain), ASKED, "in none");
		});

		test("another person at the same address is changed by itself after a reload, in another container not", async () => {
			await visit(work);
			assert.deepEqual(await said(work), ASKED);
			shown = ANOTHER;
			await visit(home);
			assert.deepEqual(await said(home), ASKED);

			shown = STRANGER;
			await goTo(work);
			await browser.reload();
			assert.deepEqual(await said(work), ASKED, "whom this container knows, after whom the other one saw");
			shown = ANOTHER;
			await browser.reload();
			assert.deepEqual(await said(work), CHANGED);
			await browser.until(() => browser.banner(), "the banner");
		});
	});
}
