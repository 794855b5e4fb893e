// @ts-check
/** `npm run prove [-- CORPUS] [-- --only NAME…]`: the long proofs, as one table. Run before an issue is called resolved. */
import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { at } from "./lib/root.mjs";
import { capture, run } from "./lib/run.mjs";
import { Advice, command, say } from "./lib/say.mjs";
import { plain, table } from "./lib/table.mjs";
import { agree } from "./prove/agree.mjs";
import { arrivals, months } from "./prove/lives.mjs";
import { SERVER, server } from "./prove/server.mjs";
import { setup } from "./setup.mjs";
import { e2e } from "./test.mjs";

/** @typedef {import("./lib/table.mjs").Row} Row */

const STRAYFIELD = at("target/release/strayfield");
/** Tests of two browsers that pass once can pass by luck. */
const TIMES = 3;

/** How many pages of each benign folder get which level and surface. @param {string} corpus @returns {Promise<Row[]>} */
async function benign(corpus) {
	const folders = readdirSync(corpus).filter((folder) => folder.startsWith("benign-"));
	const rows = [];
	for (const folder of folders) {
		const pages = readdirSync(join(corpus, folder))
			.filter((file) => file.endsWith(".html"))
			.map((file) => join(corpus, folder, file));
		const { stdout } = await capture(STRAYFIELD, ["inspect", "--json", ...pages]);
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

/** The scores of kinds, with and without the attribute that carries the answer. @param {string} corpus @returns {Promise<Row[]>} */
async function score(corpus) {
	const rows = [];
	for (const [how, args] of /** @type {const} */ ([
		["", []],
		[", no autocomplete", ["--ignore-autocomplete"]],
	])) {
		const { stdout } = await capture(STRAYFIELD, ["score", corpus, "--json", ...args]);
		for (const { folder, ...scores } of JSON.parse(stdout))
			for (const what of ["exact", "group", "forms"])
				if (scores[what]) rows.push(plain(`${folder}: F1, ${what}${how}`, scores[what].f1.toFixed(4)));
	}
	return rows;
}

/** What is wrong on the pages that taught the tables, against the list of it. @param {string} corpus @returns {Promise<Row>} */
async function misses(corpus) {
	const { code, stdout } = await capture(STRAYFIELD, ["score", corpus, "--expect", at("core/train/misses.txt")]);
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

/** Both browsers, several times. @returns {Promise<Row>} */
async function again() {
	const total = { passed: 0, failed: 0 };
	for (let time = 1; time <= TIMES; time++) {
		say(`both browsers, end to end, ${time} of ${TIMES}`);
		const { passed, failed } = await e2e({ STRAYFIELD_PROVE: "1" });
		total.passed += passed;
		total.failed += failed;
	}
	return {
		name: `end to end, ${TIMES} times`,
		figure: `${total.passed} passed, ${total.failed} failed`,
		bar: "0 failed",
		ok: total.failed === 0,
	};
}

/** Some proofs of the server. @param {string[]} names */
async function only(names) {
	for (const name of names)
		if (!Object.hasOwn(SERVER, name)) throw new Advice(`--only takes ${Object.keys(SERVER).join(", ")}`);
	return server(names);
}

/** @param {Row[]} rows */
function show(rows) {
	process.stdout.write(`${table(rows)}\n`);
	return rows.some(({ ok }) => ok === false) ? 1 : 0;
}

await command(async () => {
	const options = /** @type {const} */ ({ only: { type: "string", multiple: true } });
	const { positionals, values } = parseArgs({ allowPositionals: true, options });
	if (values.only) return show(await only(values.only));
	const corpus = resolve(positionals[0] ?? at("../shared/corpus"));
	await setup();
	await build();
	await run("cargo", ["build", "-q", "--release", "--locked", "-p", "strayfield-cli"], { prefix: "cargo" });
	/** @type {Row[]} */
	const rows = [];
	if (existsSync(corpus)) {
		say(`the pages of ${basename(corpus)}`);
		rows.push(...(await benign(corpus)), ...(await score(corpus)), await misses(corpus));
		rows.push(...(await arrivals(STRAYFIELD, corpus)));
		say("the same pages in both browsers");
		rows.push(...(await agree(corpus, STRAYFIELD)));
	} else {
		rows.push(plain("corpus", `absent: no folder ${corpus}`));
	}
	rows.push(...(await months(STRAYFIELD)));
	rows.push(...(await server()));
	rows.push(await again());
	return show(rows);
});
