// @ts-check
/** What recorder and gate cost a page of 1,500 elements with nothing to look at: loading them, and every look after load. */
import { readFileSync } from "node:fs";
import { at } from "../lib/root.mjs";
import { atMost, quantile } from "../lib/table.mjs";

const ELEMENTS = 1500;
const LOADS = 50;
const BATCHES = 40;

/** A page as most are: text, links, a search box, custom elements here and there. */
export const GATE_PAGE = `<!doctype html><title>Nothing to look at</title><form><input name="q" placeholder="Search"></form>${Array.from(
	{ length: ELEMENTS / 5 },
	(_, row) =>
		`<article><h2>Part ${row}</h2><p>Some <a href="#${row}">words</a></p>${row % 10 ? "<hr>" : "<x-card></x-card>"}</article>`,
).join("")}`;

/** Runs in the page: loads both scripts again and again, with planned looks run at once, and answers with milliseconds a load. */
const MEASURE = `
	const [scripts, loads, batches, done] = arguments;
	const load = new Function("chrome", "globalThis", "setTimeout", "clearTimeout", "requestIdleCallback", "addEventListener", scripts);
	const nothing = { addListener() {} };
	const chrome = { runtime: { id: "x", sendMessage: async () => false, onMessage: nothing }, dom: { openOrClosedShadowRoot: (element) => element.shadowRoot } };
	const idle = (callback) => callback({ timeRemaining: () => 50 });
	async function once() {
		const world = {};
		const planned = [];
		const listening = [];
		const listen = (...how) => { listening.push(how); addEventListener(...how); };
		load(chrome, world, (callback) => planned.push(callback), () => {}, idle, listen);
		for (const look of planned) look();
		while (world.strayfield.isBusy()) await undefined;
		// A page has them once; thousands of them would be what is measured.
		for (const how of listening) removeEventListener(...how);
	}
	(async () => {
		for (let warm = 0; warm < loads; warm++) await once();
		const times = [];
		for (let batch = 0; batch < batches; batch++) {
			const start = performance.now();
			for (let each = 0; each < loads; each++) await once();
			times.push((performance.now() - start) / loads);
		}
		return times;
	})().then(done, (problem) => done(String(problem)));
`;

/** @param {import("../browser.mjs").Browser} browser @param {string} url of `GATE_PAGE` @param {string} release @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function gate(browser, url, release) {
	const scripts = ["recorder.js", "gate.js"]
		.map((file) => readFileSync(at(release, browser.name, file), "utf8"))
		.join("\n");
	await browser.visit(url);
	const times = await browser.driver.executeAsyncScript(MEASURE, scripts, LOADS, BATCHES);
	if (!Array.isArray(times)) throw new Error(`recorder and gate could not be measured: ${times}`);
	return [
		atMost(
			`${browser.name}: recorder, gate and all their looks, ${ELEMENTS} elements`,
			quantile(times, 0.5),
			0.3,
			"ms",
		),
	];
}
