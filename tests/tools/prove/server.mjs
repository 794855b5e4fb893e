// @ts-check
/** The proofs of the server, the quick ones first. */
import { run } from "../lib/run.mjs";
import { say } from "../lib/say.mjs";
import { crowd } from "./crowd.mjs";
import { described } from "./described.mjs";
import { durable } from "./durable.mjs";
import { fair } from "./fair.mjs";
import { guard } from "./guard.mjs";
import { underLoad } from "./load.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

/** By the names that `--only` takes. @type {Record<string, () => Promise<Row[]>>} */
export const SERVER = { guard, fair, described, crowd, durable, load: underLoad };

/** @param {string[]} names @returns {Promise<Row[]>} */
export async function server(names = Object.keys(SERVER)) {
	const cargo = [
		"build",
		"-q",
		"--release",
		"--locked",
		"-p",
		"strayfield-www",
		"-p",
		"strayfield-core",
		"--bin",
		"strayfield-www",
		"--examples",
	];
	await run("cargo", cargo, { prefix: "cargo" });
	const rows = [];
	for (const name of names) {
		say(name);
		rows.push(...((await SERVER[name]?.()) ?? []));
	}
	return rows;
}
