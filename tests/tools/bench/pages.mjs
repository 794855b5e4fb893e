// @ts-check
/** Pages as the web has them, from the collector's walk to the kinds of their fields: what a page costs once all is loaded. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { evenly, serveSaved } from "../lib/corpus.mjs";
import { inside } from "../lib/inside.mjs";
import { ROOT } from "../lib/root.mjs";
import { visit } from "../lib/snapshots.mjs";
import { atMost, plain, quantile } from "../lib/table.mjs";
import { coreHere } from "./here.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

const PAGES = 100;
/** A page counts with the median of so many runs, each of so many times: Firefox's clock knows whole milliseconds. */
const [RUNS, TIMES] = [3, 10];

/** Runs in the extension's own world of the page, whatever the gate thinks of it. @param {[number, number]} how */
async function measure([runs, times]) {
	const world = /** @type {any} */ (globalThis);
	if (!world.strayfield.inspect) await world.chrome.runtime.sendMessage({ type: "look" });
	const { strayfield: frame } = world;
	const taken = [];
	let snapshot = "";
	for (let run = -1; run < runs; run++) {
		const start = performance.now();
		for (let time = 0; time < times; time++) {
			snapshot = await frame.read();
			if (frame.find) await frame.find(snapshot);
		}
		if (run >= 0) taken.push((performance.now() - start) / times);
	}
	return { taken, snapshot, isFound: Boolean(frame.find) };
}

/** @param {import("../browser.mjs").Browser} browser @param {string} folder relative to the root @returns {Promise<Row[]>} */
export async function pages(browser, folder) {
	const corpus = resolve(ROOT, folder);
	if (!existsSync(corpus)) return [plain(`${browser.name}: pages of the corpus`, `no corpus at ${folder}`)];
	const files = evenly(corpus, PAGES);
	const { paths, url, close } = await serveSaved(corpus, files);
	const { inspect } = await coreHere();
	const found = (/** @type {string} */ snapshot) =>
		Array.from({ length: RUNS + 1 }, () => {
			const start = performance.now();
			for (let time = 0; time < TIMES; time++) JSON.parse(inspect(snapshot));
			return (performance.now() - start) / TIMES;
		}).slice(1);
	const times = [];
	try {
		for (const path of paths) {
			await visit(browser, url("corpus", path));
			const { taken, snapshot, isFound } = await inside(browser, measure, [RUNS, TIMES]);
			times.push(quantile(taken, 0.5) + (isFound ? 0 : quantile(found(snapshot), 0.5)));
		}
	} finally {
		await close();
	}
	const name = `${browser.name}: ${times.length} pages of the corpus, collector to kinds`;
	return [
		atMost(`${name}, median`, quantile(times, 0.5), 1, "ms"),
		atMost(`${name}, 95 %`, quantile(times, 0.95), 5, "ms"),
		plain(`${name}, the slowest`, `${Math.max(...times).toFixed(1)} ms`),
	];
}
