// @ts-check
/** One body of tests, run in each browser; one browser serves all tests of a body. */
import { after, before, beforeEach, describe } from "node:test";
import { open } from "../../tools/browser.mjs";
import { BROWSERS } from "../../tools/lib/browsers.mjs";
import { forget } from "../../tools/lib/play.mjs";

/** @typedef {import("../../tools/browser.mjs").Browser} Browser */
/** @typedef {import("../../tools/browser.mjs").Opening} Opening */

/** `STRAYFIELD_BROWSER=firefox` runs one alone. */
export const WANTED = BROWSERS.filter((name) => [undefined, "", name].includes(process.env.STRAYFIELD_BROWSER));

/** So many browsers run at once: they mostly wait for a page to fall silent. */
const AT_ONCE = 6;

/** @typedef {{ readonly browser: Browser }} Here the browser is there when the tests run */

/**
 * @param {(here: Here) => void} body declares the tests
 * @param {Omit<Opening, "browser">} [opening]
 */
export function inBoth(body, opening = {}) {
	inBothEach({ "": undefined }, body, opening);
}

/**
 * Like `inBoth`, with a browser of its own for each part.
 * @template P
 * @param {Record<string, P>} parts by name
 * @param {(here: Here, part: P) => void} body @param {Omit<Opening, "browser">} [opening]
 */
export function inBothEach(parts, body, opening = {}) {
	describe("in both browsers", { concurrency: AT_ONCE }, () => {
		for (const [part, value] of Object.entries(parts))
			for (const name of WANTED)
				describe([name, part].filter(Boolean).join(", "), { concurrency: 1 }, () => {
					/** @type {Browser | undefined} */
					let running;
					before(async () => {
						running = await open({ browser: name, ...opening });
					});
					after(() => running?.close());
					const here = {
						get browser() {
							if (!running) throw new Error("The browser did not start");
							return running;
						},
					};
					beforeEach(async () => {
						await forget(here.browser);
						const { collector } = opening;
						if (collector !== undefined) await here.browser.extension({ type: "set", settings: { collector } });
					});
					body(here, value);
				});
	});
}
