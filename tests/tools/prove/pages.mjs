// @ts-check
/** What is said of the corpus's pages as they are, and what their fields and forms are taken for. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { at } from "../lib/root.mjs";
import { capture } from "../lib/run.mjs";
import { say } from "../lib/say.mjs";
import { plain } from "../lib/table.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

/** @param {string} strayfield @param {string} corpus @returns {Promise<Row[]>} */
export const pages = async (strayfield, corpus) => [
	...(await benign(strayfield, corpus)),
	...(await score(strayfield, corpus)),
	await misses(strayfield, corpus),
];

/** How many pages of each benign folder get which level and surface. @param {string} strayfield @param {string} corpus @returns {Promise<Row[]>} */
async function benign(strayfield, corpus) {
	const folders = readdirSync(corpus).filter((folder) => folder.startsWith("benign-"));
	const rows = [];
	for (const folder of folders) {
		const pages = readdirSync(join(corpus, folder))
			.filter((file) => file.endsWith(".html"))
			.map((file) => join(corpus, folder, file));
		const { stdout } = await capture(strayfield, ["inspect", "--json", ...pages]);
		const lines = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		/** @type {Map<string, number>} */
		const counts = new Map();
		for (const { level, surface, error } of lines) {
			const what = error ? "unreadable" : `${level}, ${surface}`;
			counts.set(what, (counts.get(what) ?? 0) + 1);
		}
		rows.push(plain(`${folder}: pages`, String(lines.length)));
		for (const [what, count] of [...counts].sort()) rows.push(plain(`${folder}: ${what}`, String(count)));
	}
	return rows;
}

/** The scores of kinds, with and without the attribute that carries the answer. @param {string} strayfield @param {string} corpus @returns {Promise<Row[]>} */
async function score(strayfield, corpus) {
	const rows = [];
	for (const [how, args] of /** @type {const} */ ([
		["", []],
		[", no autocomplete", ["--ignore-autocomplete"]],
	])) {
		const { stdout } = await capture(strayfield, ["score", corpus, "--json", ...args]);
		for (const { folder, ...scores } of JSON.parse(stdout))
			for (const what of ["exact", "group", "forms"])
				if (scores[what]) rows.push(plain(`${folder}: F1, ${what}${how}`, scores[what].f1.toFixed(4)));
	}
	return rows;
}

/** What is wrong on the pages that taught the tables, against the list of it. @param {string} strayfield @param {string} corpus @returns {Promise<Row>} */
async function misses(strayfield, corpus) {
	const { code, stdout } = await capture(strayfield, ["score", corpus, "--expect", at("core/train/misses.txt")]);
	const changes = stdout.split("\n").filter((line) => /^(new|gone): /.test(line));
	for (const change of changes) say(change);
	const count = (/** @type {string} */ what) => changes.filter((line) => line.startsWith(what)).length;
	return {
		name: "misses that are new, gone",
		figure: code > 1 ? "not scored" : `${count("new")}, ${count("gone")}`,
		bar: "0, 0",
		ok: code === 0,
	};
}
