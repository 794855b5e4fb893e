// @ts-check
/**
 * Do the browser's collector and the command line take the same page for the same? Pages of the corpus, served without
 * scripts, in each browser: what their fields and forms are for, compared with `strayfield inspect` on the same file.
 */
import { join } from "node:path";
import { installed } from "../lib/browsers.mjs";
import { evenly, serveSaved } from "../lib/corpus.mjs";
import { say } from "../lib/say.mjs";
import { collected, differing, lines, parsed, visit } from "../lib/snapshots.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */
/** @typedef {import("../lib/browsers.mjs").BrowserName} BrowserName */
/** @typedef {import("../../../extension/src/shared/protocol.ts").Kinds} Kinds */
/** @typedef {import("../lib/snapshots.mjs").Part} Part */
/** @typedef {import("../lib/snapshots.mjs").Snapshot} Snapshot */
/** @typedef {{ page: string, path: string, kinds: Kinds, snapshot: Snapshot }} Saved */

const PAGES = 300;
const LEAST = 0.99;
/** A browser knows the styles of a page, the command line those of its elements alone: not counted as a difference of a control. */
const STYLED = "visible";
/** At most so many causes are told. */
const CAUSES = 15;

/** Equal and all, and what the unequal differ in, with a place to look at. */
class Tally {
	equal = 0;
	all = 0;
	/** @type {Map<string, { count: number, example: string }>} */
	causes = new Map();

	/** @param {boolean} isEqual @param {() => { cause: string, example: string }} why */
	count(isEqual, why) {
		this.all++;
		if (isEqual) {
			this.equal++;
			return;
		}
		const { cause, example } = why();
		const { count } = this.causes.get(cause) ?? { count: 0 };
		this.causes.set(cause, { example, ...this.causes.get(cause), count: count + 1 });
	}

	/** @param {string} name @returns {Row} */
	row(name) {
		const share = this.all === 0 ? 0 : this.equal / this.all;
		const figure = `${(100 * share).toFixed(2)} % of ${this.all.toLocaleString("en-US")}`;
		return { name, figure, bar: `≥ ${100 * LEAST} %`, ok: share >= LEAST };
	}
}

/** @param {string} strayfield the command line's program @param {string} corpus @returns {Promise<Row[]>} */
export async function agree(strayfield, corpus) {
	const files = evenly(corpus, PAGES);
	const { paths, ...site } = await serveSaved(corpus, files);
	try {
		const full = files.map((file) => join(corpus, file));
		// One address for all: theirs differ in a number only, which tells nobody anything.
		const url = site.url("corpus", "/");
		const kinds = await lines(strayfield, ["inspect", "--json", "--url", url, ...full]);
		const snapshots = await parsed(strayfield, full, url);
		const saved = files.map((page, at) => ({
			page,
			path: /** @type {string} */ (paths[at]),
			kinds: kinds[at],
			snapshot: /** @type {Snapshot} */ (snapshots[at]),
		}));
		const rows = installed().map((name) => inBrowser(name, saved, (path) => site.url("corpus", path)));
		return (await Promise.all(rows)).flat();
	} finally {
		await site.close();
	}
}

/** @param {BrowserName} name @param {Saved[]} saved @param {(path: string) => string} address @returns {Promise<Row[]>} */
async function inBrowser(name, saved, address) {
	const { open } = await import("../browser.mjs");
	const browser = await open({ browser: name });
	const [fields, forms, controls] = [new Tally(), new Tally(), new Tally()];
	try {
		for (const page of saved) {
			await visit(browser, address(page.path));
			const kinds = await browser.extension({ type: "kinds", tab: browser.tab });
			const seen = { ...page, kinds, snapshot: await collected(browser) };
			compare(page, seen, fields, forms, controls);
		}
	} finally {
		await browser.close();
	}
	for (const [what, { causes }] of Object.entries({ fields, forms, controls })) {
		const worst = [...causes].sort(([, a], [, b]) => b.count - a.count).slice(0, CAUSES);
		for (const [cause, { count, example }] of worst)
			say(`${name}: ${what}: ${count} differ in ${cause}, as ${example}`);
	}
	return [
		fields.row(`${name}: fields of the same kind as on the command line`),
		forms.row(`${name}: forms of the same kind as on the command line`),
		controls.row(`${name}: controls the same, but for what styles hide`),
	];
}

/** What stands in shadow roots has no number that both share. @template {{ root?: unknown }} T @param {T[]} parts */
const inDocument = (parts) => parts.filter(({ root }) => !root);

/** @param {Saved} mine @param {Saved} theirs @param {Tally} fields @param {Tally} forms @param {Tally} controls */
function compare(mine, theirs, fields, forms, controls) {
	/** @type {<T>(one: T[], other: T[]) => [T | undefined, T | undefined][]} */
	const paired = (one, other) =>
		Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [one[at], other[at]]);
	const [here, there] = [inDocument(mine.snapshot.controls), inDocument(theirs.snapshot.controls)];
	for (const [at, [one, other]] of paired(inDocument(mine.kinds.fields), numbered(theirs)).entries()) {
		const own = differing(here[at] ?? {}, there[at] ?? {}).filter((name) => name !== STYLED);
		const cause = own.join(" ");
		const where = `${mine.page}, control ${at}: `;
		const example = `${where}${one?.kind ?? "missing"}, there ${other?.kind ?? "missing"}`;
		fields.count(one?.kind === other?.kind, () => ({ cause: cause || "what is around it", example }));
		controls.count(own.length === 0, () => ({ cause, example: `${where}${inWords(own, here[at], there[at])}` }));
	}
	for (const [at, [one, other]] of paired(mine.kinds.forms, theirs.kinds.forms).entries()) {
		const own = differing(mine.snapshot.forms[at] ?? {}, theirs.snapshot.forms[at] ?? {});
		const example = `${mine.page}, form ${at}: ${one?.kind ?? "missing"}, there ${other?.kind ?? "missing"}`;
		forms.count(one?.kind === other?.kind, () => ({ cause: own.join(" ") || "its fields", example }));
	}
}

/** Without what is editable and no control, which a saved page's readers leave alone. @param {Saved} seen */
const numbered = ({ kinds }) => inDocument(kinds.fields).filter(({ control }) => control !== null);

/** @param {string[]} names @param {Part} [one] @param {Part} [other] */
const inWords = (names, one = {}, other = {}) =>
	names
		.map((name) => `${name} ${JSON.stringify(one[name])}, there ${JSON.stringify(other[name])}`)
		.join("; ")
		.slice(0, 400);
