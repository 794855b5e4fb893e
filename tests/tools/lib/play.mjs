// @ts-check
/** Plays what replays say and tells what was expected and what came. */
import assert from "node:assert/strict";
import { open } from "../browser.mjs";
import { bidi } from "./bidi.mjs";
import { startLab } from "./lab.mjs";
import { take } from "./steps.mjs";

/** @typedef {import("../browser.mjs").Browser} Browser */
/** @typedef {import("./browsers.mjs").BrowserName} BrowserName */
/** @typedef {import("../browser.mjs").Own} Own */
/** @typedef {import("./lab.mjs").Expectation} Expectation */
/** @typedef {import("./lab.mjs").Knows} Knows */
/** @typedef {Awaited<ReturnType<typeof import("./lab.mjs").startLab>>} Lab */
/** @typedef {Pick<Expectation, "level" | "surface" | "reasons">} Said */
/** @typedef {{ replay: string, page: string, twin: boolean, knows: Knows, steps: string[], browser: string, expected: Said, got: Said, right: boolean, ms: number }} Line one page, played once */
/** @typedef {{ replay: string, page: import("./lab.mjs").Page, expectation: Expectation }} Play */

/** So many pages arrive side by side: each mostly waits for its last look. */
const SIDE_BY_SIDE = 12;

/** In words, for the names of tests. @param {Expectation} expectation */
export const inWords = ({ knows, steps, level, surface }) =>
	[`knowing ${knows}`, ...steps.map((step) => step.do), `→ ${level}, ${surface}`].join(" ");

/** What a page is called among those of all replays. @param {import("./lab.mjs").Page} page */
export const nameOf = ({ host, path }) => `${host.replace(/\.lab\.test.*/, "")}${path === "/" ? "" : path}`;

/**
 * What is played of each page: all that it expects, and with `everyState` also the states of knowledge that it says
 * nothing about. Whoever knows a family knows me.
 * @param {Lab} lab @param {{ everyState?: boolean, only?: string }} [options] @returns {Play[]}
 */
export function playsOf(lab, { everyState = false, only } = {}) {
	const wanted = lab.pages.filter(({ replay }) => only === undefined || replay === only);
	return wanted.flatMap(({ replay, ...page }) => {
		const told = page.expect.map((expectation) => ({ replay, page, expectation }));
		const arrival = (/** @type {Knows} */ knows) => page.expect.find((one) => one.knows === knows && !one.steps.length);
		const me = arrival("me");
		if (everyState && me && !arrival("family"))
			told.push({ replay, page, expectation: { ...me, knows: "family", reasons: [] } });
		return told;
	});
}

/** Browsers at once of each kind: one for all arrivals, the others for what takes steps. */
const HANDS = 3;
const handOf = (/** @type {Play} */ { expectation }, /** @type {number} */ nth) =>
	expectation.steps.length === 0 ? 0 : 1 + (nth % (HANDS - 1));

/**
 * Plays them all in one kind of browser, and tells each line with its place in `playsOf`.
 * @param {BrowserName} name @param {Parameters<typeof playsOf>[1]} options @param {(line: Line, nth: number) => void} tell
 * @returns {Promise<Play[]>} what was played
 */
export async function playIn(name, options, tell) {
	/** @type {Play[]} */
	let played = [];
	const hands = Array.from({ length: HANDS }, async (_, hand) => {
		// One each: what a page shows can hang on who came before.
		const lab = await startLab();
		try {
			const plays = playsOf(lab, options);
			played = plays;
			const its = plays.filter((play, nth) => handOf(play, nth) === hand);
			if (its.length === 0) return;
			const browser = await open({ browser: name });
			try {
				for await (const [play, line] of playAll(browser, lab, its)) tell(line, plays.indexOf(play));
			} finally {
				await browser.close();
			}
		} finally {
			await lab.stop();
		}
	});
	await Promise.all(hands);
	return played;
}

/** Plays all of them in one browser: arrivals side by side, pages on which something is done alone. @param {Browser} browser @param {Lab} lab @param {Play[]} plays @returns {AsyncGenerator<[Play, Line]>} */
export async function* playAll(browser, lab, plays) {
	const arrivals = plays.filter(({ expectation }) => expectation.steps.length === 0);
	for (const knows of /** @type {const} */ (["nothing", "me", "family"])) {
		const left = arrivals.filter(({ expectation }) => expectation.knows === knows);
		while (left.length) {
			const together = left.splice(0, SIDE_BY_SIDE);
			await forget(browser);
			await tell(browser, knows, lab.me);
			const urls = together.map(({ page }, at) => page.url.replace("lab.test", `lab-${at + 1}.test`));
			const tabs = await browser.openBehind(urls);
			const states = await Promise.all(tabs.map((tab) => browser.settled(tab)));
			for (const [at, play] of together.entries()) {
				const state = states[at];
				if (state) yield [play, line(browser, play, state)];
			}
		}
	}
	for (const play of plays) {
		const { page, expectation } = play;
		if (expectation.steps.length === 0) continue;
		await forget(browser);
		yield [play, line(browser, play, await walk(browser, page.url, expectation, lab.me, page.enter))];
	}
	await forget(browser);
}

/** @param {Said} expected @param {Said} got */
export function check({ level, surface, reasons }, got) {
	assert.deepEqual({ level: got.level, surface: got.surface }, { level, surface }, JSON.stringify(got));
	for (const reason of reasons) assert.ok(got.reasons.includes(reason), `no ${reason} in ${JSON.stringify(got)}`);
}

/** @param {Browser} browser @param {string} url @param {Expectation} expectation @param {Own} me @param {string[]} enter */
async function walk(browser, url, { knows, steps }, me, enter) {
	await tell(browser, knows, me);
	await browser.visit(url);
	let state = await browser.settled();
	for (const step of steps) {
		const at = step.at === undefined ? {} : { at: [...enter, step.at] };
		await take(browser, /** @type {import("./steps.mjs").Step} */ ({ ...step, ...at }));
		state = await browser.settled();
	}
	// What is seen counts, not what was meant to be.
	const { surface } = state.verdict;
	const isShown = Boolean(await browser.banner());
	const seen = isShown ? "banner" : surface === "banner" ? "badge" : surface;
	return { ...state, verdict: { ...state.verdict, surface: /** @type {typeof surface} */ (seen) } };
}

/** @param {Browser} browser @param {Knows} knows @param {Own} me */
async function tell(browser, knows, me) {
	if (knows === "me") await browser.setOwn({ ...me, family: [] });
	if (knows === "family") await browser.setOwn(me);
}

/** As on the first day: nothing known, no cookies, no page. @param {Browser} browser */
export async function forget(browser) {
	await browser.closeOthers();
	await browser.visit("about:blank");
	await bidi(browser.driver, "storage.deleteCookies", {});
	await browser.extension({ type: "erase" });
}

/** @param {Browser} browser @param {Play} play @param {Awaited<ReturnType<Browser["settled"]>>} state @returns {Line} */
function line(browser, { replay, page, expectation }, { verdict, ms }) {
	const { knows, steps, level, surface, reasons } = expectation;
	return {
		replay,
		page: nameOf(page),
		twin: !page.leak,
		knows,
		steps: steps.map((step) => step.do),
		browser: browser.name,
		expected: { level, surface, reasons },
		got: { level: verdict.level, surface: verdict.surface, reasons: verdict.reasons },
		right:
			verdict.level === level &&
			verdict.surface === surface &&
			reasons.every((reason) => verdict.reasons.some((got) => got === reason)),
		ms: Math.round(ms),
	};
}
