// @ts-check
/** The same verdicts however a page is served: policies, frames, shadow roots, dialogs, frameworks, late scripts. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { inBoth } from "./lib/both.mjs";
import { startLab } from "./lib/lab.mjs";
import { inWords, play } from "./lib/play.mjs";

const lab = await startLab();
after(lab.stop);

inBoth((here) => {
	for (const { label, enter } of lab.dresses) {
		describe(`in the dress ${label}`, () => {
			for (const { host, path, expect, leak, dresses } of lab.pages) {
				if (!dresses || !leak) continue;
				for (const expectation of expect) {
					test(`${host.split(".")[0]}${path} ${inWords(expectation)}`, () =>
						play(here.browser, `http://${label}.${host}${path}`, expectation, { me: lab.me, enter }));
				}
			}
		});
	}

	test("no policy was violated in any of them", async () => {
		assert.deepEqual(await lab.violations(), {});
	});
});
