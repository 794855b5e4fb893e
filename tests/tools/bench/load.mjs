// @ts-check
/** Loading a page with nothing to look at, with the extension and without. Uninstalls it: nothing can be measured after this. */
import { atMost, plain, quantile } from "../lib/table.mjs";

const LOADS = 60;
const WARM = 20;

/** @param {import("../browser.mjs").Browser} browser @param {string} url @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function load(browser, url) {
	const measure = async () => {
		/** @type {number[]} */
		const times = [];
		for (let load = -WARM; load < LOADS; load++) {
			await browser.driver.get(url);
			const time = await browser.driver.executeScript(
				"const [load] = performance.getEntriesByType('navigation'); return load.loadEventEnd - load.responseEnd",
			);
			if (load >= 0) times.push(Number(time));
		}
		return times;
	};
	const having = await measure();
	await browser.uninstall();
	const without = await measure();
	const median = (/** @type {number[]} */ times) => quantile(times, 0.5);
	const spread = quantile(without, 0.75) - quantile(without, 0.25);
	return [
		plain(
			`${browser.name}: page load without, with the extension, medians`,
			`${median(without).toFixed(1)}, ${median(having).toFixed(1)} ms`,
		),
		atMost(
			`${browser.name}: what it adds to a load, times the spread of loads without it`,
			Math.max(0, median(having) - median(without)) / spread,
			1,
			"",
		),
	];
}
