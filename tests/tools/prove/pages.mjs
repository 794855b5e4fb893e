// @ts-check
/** What is said of the corpus's pages as they are, and what their fields and forms are taken for. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { at } from "../lib/root.mjs";
import { capture } from "../lib/run.mjs";
import { say } from "../lib/say.mjs";
import { atLeast, atMost, plain } from "../lib/table.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

/** @param {string} strayfield @param {string} corpus @returns {Promise<Row[]>} */
export const pages = async (strayfield, corpus) => [
	...(await benign(strayfield, corpus)),
	...(await score(strayfield, corpus)),
	await misses(strayfield, corpus),
];

/** Nobody who stands on a page, with something of every kind that is compared. */
const UNRELATED = {
	country: "DE",
	names: ["Swantje Ruhnau"],
	emails: ["swantje.ruhnau@posteo.de"],
	phones: ["+49 171 5540981"],
	streets: ["Holtenauer Straße 88"],
	postal_codes: ["24105"],
	birthdays: ["1986-04-17"],
	ibans: ["DE02120300000000202051"],
};
/** What `strayfield arrive` calls it. */
const PLANTED = "a stranger planted in an everyday page";

/** Everyday pages: as they are no banner, whoever is known; a stranger planted in a form that could hold one is found.
 * @param {string} strayfield @param {string} corpus @returns {Promise<Row[]>} */
async function benign(strayfield, corpus) {
	const folders = readdirSync(corpus).filter((folder) => folder.startsWith("benign-"));
	const work = mkdtempSync(join(tmpdir(), "strayfield-pages-"));
	try {
		const own = join(work, "own.json");
		writeFileSync(own, JSON.stringify(UNRELATED));
		const rows = [];
		for (const folder of folders) {
			const pages = readdirSync(join(corpus, folder))
				.filter((file) => file.endsWith(".html"))
				.map((file) => join(corpus, folder, file));
			rows.push(atLeast(`${folder}: pages`, pages.length, 1, "pages"));
			for (const [who, args] of /** @type {const} */ ([
				["nothing known", []],
				["an unrelated person known", ["--own", own]],
			]))
				rows.push(...(await asTheyAre(strayfield, pages, `${folder}, ${who}`, args)));
			rows.push(await planted(strayfield, join(corpus, folder), join(work, folder)));
		}
		return rows.length > 0 ? rows : [atLeast("folders of everyday pages", 0, 1, "folders")];
	} finally {
		rmSync(work, { recursive: true });
	}
}

/** How many pages get which level and surface. A page that can't be read or is not answered for is a miss.
 * @param {string} strayfield @param {string[]} pages @param {string} name @param {readonly string[]} args @returns {Promise<Row[]>} */
async function asTheyAre(strayfield, pages, name, args) {
	const { stdout } = await capture(strayfield, ["inspect", "--json", ...args, ...pages]);
	const seen = stdout
		.split("\n")
		.filter((line) => line)
		.map((line) => JSON.parse(line));
	const judged = seen.filter(({ error }) => !error);
	const banners = judged.filter(({ surface }) => surface === "banner");
	for (const { page, reasons } of banners) say(`banner: ${page}: ${reasons.join(", ")}`);
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const { level, surface } of judged)
		counts.set(`${level}, ${surface}`, (counts.get(`${level}, ${surface}`) ?? 0) + 1);
	return [
		...[...counts].sort().map(([what, count]) => plain(`${name}: ${what}`, String(count))),
		atMost(`${name}: not judged`, pages.length - judged.length, 0, "pages"),
		atMost(`${name}: banners`, banners.length, 0, "pages"),
	];
}

/** Of a stranger in each form of the folder that could hold one, how many are warned about.
 * @param {string} strayfield @param {string} folder @param {string} work a corpus of this folder alone @returns {Promise<Row>} */
async function planted(strayfield, folder, work) {
	mkdirSync(work);
	symlinkSync(folder, join(work, basename(folder)), "dir");
	const { stdout } = await capture(strayfield, ["arrive", "--json", "--arrivals", "1", work]);
	/** @type {{ rows: { arrival: string, right: number, wrong: number }[] }} */
	const { rows } = JSON.parse(stdout);
	const { right, wrong } = rows.find(({ arrival }) => arrival === PLANTED) ?? { right: 0, wrong: 0 };
	return {
		name: `${basename(folder)}: planted strangers found`,
		figure: `${right} of ${right + wrong}`,
		bar: "every one",
		ok: right > 0 && wrong === 0,
	};
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
