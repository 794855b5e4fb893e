// @ts-check
/** Plays what a replay says and checks what it expects. */
import assert from "node:assert/strict";
import { take } from "../../tools/lib/steps.mjs";

/** @typedef {import("../../tools/browser.mjs").Browser} Browser */
/** @typedef {import("./lab.mjs").Expectation} Expectation */

/** In words, for the names of tests. @param {Expectation} expectation */
export const inWords = ({ knows, steps, level, surface }) =>
	[`knowing ${knows}`, ...steps.map((step) => step.do), `→ ${level}, ${surface}`].join(" ");

/**
 * @param {Browser} browser @param {string} url @param {Expectation} expectation
 * @param {{ me: import("../../tools/browser.mjs").Own, enter?: string[] }} options `enter`: what to enter before any selector
 */
export async function play(browser, url, { knows, steps, level, surface, reasons }, { me, enter = [] }) {
	if (knows === "me") await browser.setOwn(me);
	await browser.visit(url);
	let state = await browser.settled();
	for (const step of steps) {
		const at = step.at === undefined ? {} : { at: [...enter, step.at] };
		await take(browser, /** @type {import("../../tools/lib/steps.mjs").Step} */ ({ ...step, ...at }));
		state = await browser.settled();
	}
	const { verdict } = state;
	assert.deepEqual({ level: verdict.level, surface: verdict.surface }, { level, surface }, JSON.stringify(verdict));
	for (const reason of reasons)
		assert.ok(verdict.reasons.includes(reason), `no ${reason} in ${JSON.stringify(verdict)}`);
	assert.equal(Boolean(await browser.banner()), surface === "banner", "the banner");
}
