// @ts-check
/** The same verdicts however a page is served: policies, frames, shadow roots, dialogs, frameworks, late scripts. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "../tools/browser.mjs";
import { startLab } from "../tools/lib/lab.mjs";
import { check, inWords, nameOf, playAll } from "../tools/lib/play.mjs";
import { WANTED } from "./lib/both.mjs";

/** @typedef {import("../tools/lib/play.mjs").Play} Play */

const lab = await startLab();
after(lab.stop);

/** Every page in every dress takes long, so `npm run prove` alone asks for it. */
const ALL = Boolean(process.env.STRAYFIELD_PROVE);
/** Its leak is played in all dresses, and it alone late: what a script fills in later stands in its controls. */
const FIRST = "o2-raffle";

/** @type {Play[]} */
const plays = lab.dresses.flatMap(({ label, enter }, dress) =>
	lab.pages
		.filter(({ dresses, replay }) => dresses && (label !== "late" || replay === FIRST))
		.flatMap(({ replay, ...page }, at) => {
			const isWhole = ALL || (replay === FIRST && page.leak);
			// Every other leak arrives in one dress that is not its own.
			const isSample = page.leak && at % lab.dresses.length === dress;
			const chosen = page.expect.filter(({ steps, knows }) => {
				// A step would have to enter the one field that it is about.
				const canGo = label !== "fields" || !steps.some((step) => step.do === "type");
				return canGo && (isWhole || (isSample && knows === "nothing" && steps.length === 0));
			});
			const url = page.url.replace("//", `//${label}.`);
			const dressed = { ...page, host: `${label}.${page.host}`, url, enter };
			return chosen.map((expectation) => ({ replay, page: dressed, expectation }));
		}),
);

describe("in both browsers", { concurrency: WANTED.length }, () => {
	for (const name of WANTED)
		describe(name, () => {
			/** @type {import("../tools/lib/play.mjs").Line[]} */
			const lines = [];
			before(async () => {
				const browser = await open({ browser: name });
				try {
					for await (const line of playAll(browser, lab, plays)) lines.push(line);
				} finally {
					await browser.close();
				}
			});
			for (const { page, expectation } of plays) {
				const steps = expectation.steps.map((step) => step.do).join();
				test(`${nameOf(page)} ${inWords(expectation)}`, () => {
					const line = lines.find(
						(line) => line.page === nameOf(page) && line.knows === expectation.knows && line.steps.join() === steps,
					);
					assert.ok(line, "was not played");
					check(expectation, line.got);
				});
			}

			test("no policy was violated", async () => assert.deepEqual(await lab.violations(), {}));
		});
});
