// @ts-check
/** Every replay and every benign twin: what must be concluded is written beside what is served. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "../tools/browser.mjs";
import { startLab } from "../tools/lib/lab.mjs";
import { check, inWords, nameOf, playAll, playsOf } from "../tools/lib/play.mjs";
import { WANTED } from "./lib/both.mjs";

/** One each: what a page shows can hang on who came before. */
const labs = await Promise.all(WANTED.map(() => startLab()));
after(() => Promise.all(labs.map(({ stop }) => stop())));

describe("in both browsers", { concurrency: WANTED.length }, () => {
	for (const [at, lab] of labs.entries()) {
		const name = /** @type {import("../tools/lib/browsers.mjs").BrowserName} */ (WANTED[at]);
		const plays = playsOf(lab);
		describe(name, () => {
			/** @type {Map<import("../tools/lib/play.mjs").Play, import("../tools/lib/play.mjs").Line>} */
			const lines = new Map();
			before(async () => {
				const browser = await open({ browser: name });
				try {
					for await (const [play, line] of playAll(browser, lab, plays)) lines.set(play, line);
				} finally {
					await browser.close();
				}
			});
			for (const play of plays) {
				const { replay, page, expectation } = play;
				test(`${replay}, ${nameOf(page)} ${inWords(expectation)}`, () => {
					const line = lines.get(play);
					assert.ok(line, "was not played");
					check(expectation, line.got);
				});
			}
		});
	}
});
