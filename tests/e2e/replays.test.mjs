// @ts-check
/** Every replay and every benign twin: what must be concluded is written beside what is served. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "../tools/browser.mjs";
import { startLab } from "../tools/lib/lab.mjs";
import { check, inWords, nameOf, playAll, playsOf } from "../tools/lib/play.mjs";
import { WANTED } from "./lib/both.mjs";

const lab = await startLab();
after(lab.stop);
const plays = playsOf(lab);

describe("in both browsers", { concurrency: WANTED.length }, () => {
	for (const name of WANTED)
		describe(name, () => {
			/** @type {Map<string, import("../tools/lib/play.mjs").Line>} */
			const lines = new Map();
			const key = (/** @type {string} */ page, /** @type {string} */ knows, /** @type {string[]} */ steps) =>
				[page, knows, ...steps].join(" ");
			before(async () => {
				const browser = await open({ browser: name });
				try {
					for await (const line of playAll(browser, lab, plays))
						lines.set(key(line.page, line.knows, line.steps), line);
				} finally {
					await browser.close();
				}
			});
			for (const { replay, page, expectation } of plays) {
				const steps = expectation.steps.map((step) => step.do);
				test(`${replay}, ${nameOf(page)} ${inWords(expectation)}`, () => {
					const line = lines.get(key(nameOf(page), expectation.knows, steps));
					assert.ok(line, "was not played");
					check(expectation, line.got);
				});
			}
		});
});
