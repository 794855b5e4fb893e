// @ts-check
/** Loading a page with nothing to look at, by turns: without the extension, with scripts that do nothing, with ours. */
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../browser.mjs";
import { at } from "../lib/root.mjs";
import { atMost, plain, quantile } from "../lib/table.mjs";

const LOADS = 100;
const WARM = 20;

/** @typedef {import("../browser.mjs").Browser} Browser */

/** @param {Browser} browser @param {string} url @param {string} release @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function load(browser, url, release) {
	const { name } = browser;
	const dist = await mkdtemp(join(tmpdir(), "strayfield-idle-"));
	await cp(at(release, name), dist, { recursive: true });
	for (const script of ["recorder.js", "gate.js"]) await writeFile(join(dist, script), ";");
	/** @type {Browser[]} */
	const others = [];
	try {
		const without = await open({ browser: name, dist });
		others.push(without);
		await without.uninstall();
		const idle = await open({ browser: name, dist });
		others.push(idle);
		return rows(name, await measure([without, idle, browser], url));
	} finally {
		for (const other of others) await other.close();
		await rm(dist, { recursive: true });
	}
}

/** @param {Browser} browser @param {string} url @returns {Promise<number>} milliseconds */
async function time({ driver }, url) {
	await driver.get(url);
	return Number(
		await driver.executeScript(
			"const [load] = performance.getEntriesByType('navigation'); return load.loadEventEnd - load.responseEnd",
		),
	);
}

/** By turns, so that whatever else the machine does meets each. @param {Browser[]} browsers @param {string} url @returns {Promise<number[][]>} */
async function measure(browsers, url) {
	const times = browsers.map(() => /** @type {number[]} */ ([]));
	for (let load = -WARM; load < LOADS; load++)
		for (const [nth, browser] of browsers.entries()) {
			const took = await time(browser, url);
			if (load >= 0) times[nth]?.push(took);
		}
	return times;
}

/** @param {string} name @param {number[][]} times without, with scripts that do nothing, with ours */
function rows(name, times) {
	const [without = [], idle = [], ours = []] = times;
	const spread = quantile(without, 0.75) - quantile(without, 0.25);
	const median = (/** @type {number[]} */ of) => quantile(of, 0.5);
	const added = (/** @type {number[]} */ to) => Math.max(0, median(to) - median(without)) / spread;
	const medians = [without, idle, ours].map((of) => median(of).toFixed(1)).join(", ");
	return [
		plain(`${name}: page load without, with scripts that do nothing, with ours, medians`, `${medians} ms`),
		plain(
			`${name}: what scripts that do nothing add to a load, times the spread of loads without`,
			added(idle).toFixed(2),
		),
		atMost(`${name}: what ours add`, added(ours), 1, ""),
	];
}
