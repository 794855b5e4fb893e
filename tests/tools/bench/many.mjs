// @ts-check
/** A page with 10,000 filled controls, looked at: how long the page's main thread is kept at a time. */
import { inside } from "../lib/inside.mjs";
import { atMost, plain } from "../lib/table.mjs";

const CONTROLS = 10_000;

/** Ten thousand filled boxes, as a large table in a back office has them. */
export const MANY_PAGE = `<!doctype html><title>Many</title><form>${Array.from(
	{ length: CONTROLS },
	(_, at) => `<p><label>Name ${at} <input name="name${at}" value="Friedhelm Quastenbrink ${at}"></label></p>`,
).join("")}</form>`;

/** Runs beside the content scripts: notes the longest wait between two tasks of its own. */
function watch() {
	const { port1, port2 } = new MessageChannel();
	const world = /** @type {any} */ (globalThis);
	let last = performance.now();
	world.longest = 0;
	port1.onmessage = () => {
		const now = performance.now();
		world.longest = Math.max(world.longest, now - last);
		last = now;
		port2.postMessage(null);
	};
	port2.postMessage(null);
}

/** The longest wait since it was last asked. */
function longest() {
	const world = /** @type {any} */ (globalThis);
	const { longest } = world;
	world.longest = 0;
	return longest;
}

/** @param {import("../browser.mjs").Browser} browser @param {string} url of `MANY_PAGE` @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function many(browser, url) {
	await browser.visit(url);
	await browser.settled();
	await inside(browser, watch, null);
	const again = () => browser.ask(`(tab) => chrome.tabs.sendMessage(tab, { type: "again" })`, browser.tab);
	// The first look compiles.
	await again();
	await inside(browser, longest, null);
	await again();
	const looking = await inside(browser, longest, null);
	await browser.ask("() => new Promise((resolve) => setTimeout(resolve, 1000))");
	const idle = await inside(browser, longest, null);
	const name = `${browser.name}: ${CONTROLS.toLocaleString("en-US")} controls`;
	return [
		plain(`${name}, longest task while nobody looks`, `${idle.toFixed(1)} ms`),
		atMost(`${name}, longest task while looked at`, looking, 50, "ms"),
	];
}
