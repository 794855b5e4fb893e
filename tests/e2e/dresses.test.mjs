// @ts-check
/** The same verdicts however a page is served: policies, frames, shadow roots, dialogs, frameworks, late scripts. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startLab } from "../tools/lib/lab.mjs";
import { playAll } from "../tools/lib/play.mjs";
import { inBothEach } from "./lib/both.mjs";

/** @typedef {import("../tools/lib/play.mjs").Play} Play */
/** @typedef {import("../tools/lib/lab.mjs").Dress} Dress */

const lab = await startLab();
after(lab.stop);

/** Every page in every dress takes long, so `npm run prove` alone asks for it. */
const ALL = Boolean(process.env.STRAYFIELD_PROVE);
/** Its leak is played in all dresses, and it alone late: what a script fills in later stands in its controls. */
const FIRST = "o2-raffle";

/** What is played in a dress. @param {Dress} dress @returns {Play[]} */
function playsIn({ label, enter }) {
	const turn = lab.dresses.findIndex((dress) => dress.label === label);
	const pages = lab.pages.filter(({ dresses, replay }) => dresses && (label !== "late" || replay === FIRST));
	return pages.flatMap(({ replay, ...page }, at) => {
		// Every other leak arrives in one dress that is not its own.
		const isSample = page.leak && at % lab.dresses.length === turn;
		const chosen = page.expect.filter(({ steps, knows }) => {
			// A step would have to enter the one field that it is about.
			if (label === "fields" && steps.some((step) => step.do === "type")) return false;
			if (ALL) return true;
			const isArrival = steps.length === 0;
			return replay === FIRST && page.leak
				? isArrival || knows === "nothing"
				: isSample && isArrival && knows === "nothing";
		});
		const dressed = { ...page, url: page.url.replace("//", `//${label}.`), enter };
		return chosen.map((expectation) => ({ replay, page: dressed, expectation }));
	});
}

/** So many browsers of each kind share the dresses. */
const HANDS = 3;
const shared = Array.from({ length: HANDS }, (_, hand) => {
	const dresses = lab.dresses.filter((_, nth) => nth % HANDS === hand);
	return [dresses.map(({ label }) => label).join(" "), dresses];
});

inBothEach(/** @type {Record<string, Dress[]>} */ (Object.fromEntries(shared)), (here, dresses) => {
	/** @type {[Play, import("../tools/lib/play.mjs").Line][]} */
	const played = [];
	test("all are played", async () => {
		const plays = dresses.flatMap(playsIn);
		for await (const each of playAll(here.browser, lab, plays)) played.push(each);
		assert.equal(played.length, plays.length);
	});

	for (const { label } of dresses) {
		test(`${label}: the same is said`, () => {
			const its = played.filter(([{ page }]) => page.url.includes(`//${label}.`)).map(([, line]) => line);
			assert.notEqual(its.length, 0);
			assert.deepEqual(
				its.filter(({ right }) => !right),
				[],
			);
		});

		test(`${label}: no policy was violated`, async () => {
			const worn = Object.entries(await lab.violations()).filter(([host]) => host.startsWith(`${label}.`));
			assert.deepEqual(worn, []);
		});
	}
});
