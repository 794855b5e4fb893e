// @ts-check
/** The board with 100,000 cases: how long each page takes, and how large it is. */

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { ask, boardCommand, inFolder, postgres, startBoard } from "../lib/board.mjs";
import { at } from "../lib/root.mjs";
import { say } from "../lib/say.mjs";
import { plain, quantile, round } from "../lib/table.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

const CASES = 100_000;
const TIMES = 15;
const MOST_MS = 50;
const MOST_KB = 100;
/** The first case of the filling. */
const CASE = "/cases/2222222222";

const PAGES = [
	"/",
	"/?page=1333",
	"/?sort=age&page=700",
	"/fixed",
	"/fixed?sort=slowest&page=666",
	"/search?q=seite4",
	"/search?q=seite99999.de",
	"/search?q=nirgends",
	CASE,
	"/feed.json",
	"/feed.json?page=1999",
	"/feed.atom",
	"/operators",
	"/how",
	"/privacy",
	"/imprint",
	"/api/v1/cases",
	"/api/v1/cases?show=all&page=1999",
	`/api/v1${CASE}`,
];

/** @returns {Promise<Row[]>} */
export const crowd = () =>
	inFolder(async (folder) => {
		const backup = join(folder, "backup");
		say(`${CASES.toLocaleString("en")} cases`);
		await new Promise((resolve, reject) => {
			const fill = spawn(at("target/release/examples/fill"), [String(CASES)], { stdio: ["ignore", "pipe", "inherit"] });
			fill.stdout
				.pipe(createWriteStream(backup))
				.once("close", () => resolve(undefined))
				.once("error", reject);
		});
		const data = join(folder, "data");
		await boardCommand(["--data", data, "restore", backup]);
		const rows = await measure("SQLite", ["--data", data]);
		const server = await postgres();
		if (!server) return [...rows, plain("PostgreSQL with as many cases", "skipped: no PostgreSQL here")];
		try {
			const database = await server.database("crowd");
			await boardCommand(["restore", backup], database);
			return [...rows, ...(await measure("PostgreSQL", [], database))];
		} finally {
			await server.stop();
		}
	});

/** @param {string} name @param {string[]} args @param {string} [database] @returns {Promise<Row[]>} */
async function measure(name, args, database) {
	const board = await startBoard(args, { database });
	try {
		/** @type {{ page: string, ms: number, kb: number, status: number }[]} */
		const pages = [];
		for (const page of PAGES) {
			const answers = [];
			for (let time = 0; time < TIMES; time++) answers.push(await ask(board, page));
			const [{ status, text }] = /** @type {[typeof answers[0]]} */ (answers.slice(-1));
			pages.push({
				page,
				ms: quantile(
					answers.map(({ ms }) => ms),
					0.5,
				),
				kb: Buffer.byteLength(text) / 1024,
				status,
			});
		}
		const wrong = pages.filter(({ status }) => status !== 200).map(({ page, status }) => `${page}: ${status}`);
		const slowest = pages.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
		const largest = pages.toSorted((a, b) => b.kb - a.kb).slice(0, 2);
		return [
			{
				name: `${name}, ${CASES.toLocaleString("en")} cases: pages that are not there`,
				figure: wrong.join(" ") || "none",
				bar: "none",
				ok: wrong.length === 0,
			},
			...slowest.map(({ page, ms }) => ({
				name: `${name}: slow page ${page}, median of ${TIMES} with the way there`,
				figure: `${round(ms)} ms`,
				bar: `≤ ${MOST_MS} ms`,
				ok: ms <= MOST_MS,
			})),
			...largest.map(({ page, kb }) => ({
				name: `${name}: large page ${page}`,
				figure: `${round(kb)} KB`,
				bar: `≤ ${MOST_KB} KB`,
				ok: kb <= MOST_KB,
			})),
		];
	} finally {
		await board.stop();
	}
}
