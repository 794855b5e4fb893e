// @ts-check
/** The same verdicts however a page is served: policies, frames, shadow roots, dialogs, frameworks, late scripts. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { inBothEach } from "./lib/both.mjs";
import { startLab } from "./lib/lab.mjs";
import { inWords, play } from "./lib/play.mjs";

const lab = await startLab();
after(lab.stop);

/** The benign twins are silent in any dress, too; that takes long, so `npm run prove` alone asks for it. */
const ALL = Boolean(process.env.STRAYFIELD_PROVE);

inBothEach(Object.fromEntries(lab.dresses.map((dress) => [dress.label, dress])), (here, { label, enter }) => {
	for (const { host, path, expect, leak, dresses } of lab.pages) {
		if (!dresses || !(leak || ALL)) continue;
		for (const expectation of expect) {
			test(`${host.split(".")[0]}${path} ${inWords(expectation)}`, () =>
				play(here.browser, `http://${label}.${host}${path}`, expectation, { me: lab.me, enter }));
		}
	}

	test("no policy was violated", async () => {
		const worn = Object.entries(await lab.violations()).filter(([host]) => host.startsWith(`${label}.`));
		assert.deepEqual(worn, []);
	});
});
