// @ts-check
/** From injection to the first verdict, as the background times it, on the lab's first page. */
import { atMost, quantile } from "../lib/table.mjs";

const LOADS = 50;

/** @param {import("../browser.mjs").Browser} browser @param {string} url @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function verdict(browser, url) {
	/** @type {number[]} */
	const times = [];
	// The first load warms the background up.
	for (let load = 0; load <= LOADS; load++) {
		await browser.visit(url);
		await browser.until(() => browser.badge(), "a verdict");
		const { ms } = await browser.state();
		if (load > 0) times.push(ms);
	}
	return [
		atMost(`${browser.name}: injection to verdict, median of ${LOADS}`, quantile(times, 0.5), 40, "ms"),
		atMost(`${browser.name}: injection to verdict, 95 %`, quantile(times, 0.95), 80, "ms"),
	];
}
