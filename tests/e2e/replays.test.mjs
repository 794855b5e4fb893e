// @ts-check
/** Every replay and every benign twin: what must be concluded is written beside what is served. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { startLab } from "../tools/lib/lab.mjs";
import { check, inWords, nameOf, playIn, playsOf } from "../tools/lib/play.mjs";
import { WANTED } from "./lib/both.mjs";

const lab = await startLab();
const plays = playsOf(lab);
await lab.stop();

describe("in both browsers", { concurrency: WANTED.length }, () => {
	for (const name of WANTED)
		describe(name, () => {
			/** @type {(import("../tools/lib/play.mjs").Line | undefined)[]} */
			const lines = [];
			before(() =>
				playIn(name, {}, (line, nth) => {
					lines[nth] = line;
				}),
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
