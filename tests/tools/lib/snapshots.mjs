// @ts-check
/** The two readers of a page side by side: the extension's collector in a browser, and the command line. */
import { inside } from "./inside.mjs";
import { capture } from "./run.mjs";
import { Advice } from "./say.mjs";

/** @typedef {import("../browser.mjs").Browser} Browser */
/** @typedef {Record<string, unknown>} Part a form or a control, by the members of `strayfield_core::snapshot` */
/** @typedef {Record<string, unknown> & { forms: Part[], controls: Part[] }} Snapshot */

/** What a snapshot holds when nothing is said; `strayfield_core::snapshot` has the same. */
const DEFAULT = /** @type {Record<string, unknown>} */ ({ provenance: "page", navigation: "navigate" });

/** Goes to a page and waits for the gate, which answers when it is told to look. @param {Browser} browser @param {string} url */
export async function visit(browser, url) {
	await browser.visit(url);
	await browser.until(() => inside(browser, hasGate, null), "the gate");
}

const hasGate = () => Boolean(/** @type {any} */ (globalThis).strayfield?.isBusy);

/** What the collector makes of the visited page, whatever the gate thinks of it. @param {Browser} browser @returns {Promise<Snapshot>} */
export async function collected(browser) {
	return comparable(JSON.parse(await inside(browser, read, null)));
}

async function read() {
	const world = /** @type {any} */ (globalThis);
	if (!world.strayfield.inspect) await world.chrome.runtime.sendMessage({ type: "look" });
	return JSON.stringify({ ...JSON.parse(await world.strayfield.read()), text: await world.strayfield.lines() });
}

/** What the command line makes of saved pages. @param {string} strayfield @param {string[]} files @param {string} url @returns {Promise<Snapshot[]>} */
export async function parsed(strayfield, files, url) {
	return (await lines(strayfield, ["snapshot", "--url", url, ...files])).map(comparable);
}

/** What `strayfield` prints, a JSON object a line; nothing when it failed. @param {string} strayfield @param {string[]} args @returns {Promise<any[]>} */
export async function lines(strayfield, args) {
	const { code, stdout } = await capture(strayfield, args);
	if (code > 1) throw new Advice(`strayfield ${args[0]} ended with ${code}`);
	return stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
}

/** Without what says nothing, and without what the two have by nature: the browser's own controls and numbers, and that nobody touched its page. @param {Snapshot} snapshot @returns {Snapshot} */
function comparable({ forms, controls, untouched: _, ...page }) {
	return {
		...told(page),
		forms: forms.map(told),
		controls: controls
			.filter(({ tag }) => tag !== "editable")
			.map((control) => told(control.root ? { ...control, index: undefined } : control)),
	};
}

/** @param {Part} part @returns {Part} */
function told(part) {
	const says = (/** @type {[string, unknown]} */ [name, value]) =>
		name === "index" || name === "form"
			? typeof value === "number"
			: Array.isArray(value)
				? value.length > 0
				: value && value !== DEFAULT[name];
	return Object.fromEntries(Object.entries(part).filter(says));
}

/** Names of the members in which two parts differ. @param {Part} one @param {Part} other @returns {string[]} */
export function differing(one, other) {
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name])).sort();
}

/** The members in which two snapshots differ, in words. @param {Snapshot} one @param {Snapshot} other @returns {string[]} */
export function differences(one, other) {
	/** @type {(where: string, one?: Part, other?: Part) => string[]} */
	const inPart = (where, one = {}, other = {}) =>
		differing(one, other).map(
			(name) => `${where}${name}: ${JSON.stringify(one[name])}, ${JSON.stringify(other[name])}`,
		);
	/** @type {(name: "forms" | "controls") => string[]} */
	const inList = (name) =>
		Array.from({ length: Math.max(one[name].length, other[name].length) }, (_, at) =>
			inPart(`${name}[${at}].`, one[name][at], other[name][at]),
		).flat();
	const without = (/** @type {Snapshot} */ snapshot) => ({ ...snapshot, forms: [], controls: [] });
	return [...inPart("", without(one), without(other)), ...inList("forms"), ...inList("controls")];
}
