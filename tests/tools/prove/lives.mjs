// @ts-check
/** What is said of forms as the world fills them, and of twelve people's month of browsing. */
import { capture } from "../lib/run.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

/** The arrival benchmark's bars. @param {string} strayfield @param {string} corpus @returns {Promise<Row[]>} */
export async function arrivals(strayfield, corpus) {
	const { stdout } = await capture(strayfield, ["arrive", "--json", corpus]);
	/** @type {{ bars: { what: string, right: number, of: number, bar: string, met: boolean }[] }} */
	const { bars } = JSON.parse(stdout);
	return bars.map(({ what, right, of, bar, met }) => ({
		name: `arrivals: ${what}`,
		figure: `${right} of ${of}, ${((100 * right) / of).toFixed(2)} %`,
		bar,
		ok: met,
	}));
}

/** A month of each of twelve people. @param {string} strayfield @returns {Promise<Row[]>} */
export async function months(strayfield) {
	const { stdout } = await capture(strayfield, ["month", "--json"]);
	/** @type {{ persona: string, arrivals: number, badges: number, banners: number, warnings: number, leaks: number, caught: number }[]} */
	const lives = JSON.parse(stdout);
	return lives.map(({ persona, arrivals, badges, banners, warnings, leaks, caught }) => ({
		name: `a month of ${persona}`,
		figure: `${arrivals} arrivals, ${badges} badges, ${banners} banners, ${warnings} warnings, ${caught} of ${leaks} leaks`,
		bar: "1 banner, 0 warnings, every leak",
		ok: banners <= 1 && warnings === 0 && caught === leaks,
	}));
}
