// @ts-check
/** One body of tests, run in each browser; one browser serves all tests of a file. */
import { after, before, beforeEach, describe } from "node:test";
import { open } from "../../tools/browser.mjs";
import { bidi } from "../../tools/lib/bidi.mjs";
import { BROWSERS } from "../../tools/lib/browsers.mjs";

/** @typedef {import("../../tools/browser.mjs").Browser} Browser */
/** @typedef {import("../../tools/browser.mjs").Opening} Opening */

/** `STRAYFIELD_BROWSER=firefox` runs one alone. */
export const WANTED = BROWSERS.filter((name) => [undefined, "", name].includes(process.env.STRAYFIELD_BROWSER));

/**
 * @param {(here: { readonly browser: Browser }) => void} body declares the tests; the browser is there when they run
 * @param {Omit<Opening, "browser">} [opening]
 */
export function inBoth(body, opening = {}) {
	for (const name of WANTED) {
		describe(name, () => {
			/** @type {Browser | undefined} */
			let running;
			before(async () => {
				running = await open({ browser: name, ...opening });
			});
			after(() => running?.close());
			beforeEach(() => forget(here.browser, opening.collector));
			const here = {
				get browser() {
					if (!running) throw new Error("The browser did not start");
					return running;
				},
			};
			body(here);
		});
	}
}

/** As on the first day: nothing known, no cookies, no page. @param {Browser} browser @param {string} [collector] */
async function forget(browser, collector) {
	await browser.visit("about:blank");
	await bidi(browser.driver, "storage.deleteCookies", {});
	await browser.extension({ type: "erase" });
	if (collector !== undefined) await browser.extension({ type: "set", settings: { collector } });
}
