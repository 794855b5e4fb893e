// @ts-check
/** Every replay and every benign twin: what must be concluded is written beside what is served. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "../tools/browser.mjs";
import { startLab } from "../tools/lib/lab.mjs";
import { check, inWords, nameOf, playAll, playsOf } from "../tools/lib/play.mjs";
import { WANTED } from "./lib/both.mjs";

/** @typedef {import("../tools/lib/play.mjs").Play} Play */
/** @typedef {import("../tools/lib/play.mjs").Line} Line */

/** Browsers at once of each kind: one for all arrivals, the others for what takes steps. */
const HANDS = 3;
const handOf = (/** @type {Play} */ { expectation }, /** @type {number} */ nth) =>
	expectation.steps.length === 0 ? 0 : 1 + (nth % (HANDS - 1));

const first = await startLab();
const plays = playsOf(first);
await first.stop();

describe("in both browsers", { concurrency: WANTED.length }, () => {
	for (const name of WANTED)
		describe(name, () => {
			/** @type {(Line | undefined)[]} In the order of `plays`. */
			const lines = [];
			before(() =>
				Promise.all(
					Array.from({ length: HANDS }, async (_, hand) => {
						// One each: what a page shows can hang on who came before.
						const lab = await startLab();
						after(lab.stop);
						const browser = await open({ browser: name });
						after(() => browser.close());
						const all = playsOf(lab);
						const its = all.filter((play, nth) => handOf(play, nth) === hand);
						for await (const [play, line] of playAll(browser, lab, its)) lines[all.indexOf(play)] = line;
					}),
				),
			);
			for (const [nth, { replay, page, expectation }] of plays.entries()) {
				test(`${replay}, ${nameOf(page)} ${inWords(expectation)}`, () => {
					const line = lines[nth];
					assert.ok(line, "was not played");
					check(expectation, line.got);
				});
			}
		});
});
