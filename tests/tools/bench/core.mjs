// @ts-check
/** How many forms a second the core inspects, on one core, from snapshots already parsed. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ROOT } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { atLeast, plain } from "../lib/table.mjs";

/** @param {string} corpus relative to the root @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function core(corpus) {
	if (!existsSync(resolve(ROOT, corpus))) return [plain("core: forms/s", `no corpus at ${corpus}`)];
	/** @type {Map<string, number>} */
	const rates = new Map();
	await run("cargo", ["bench", "-q", "--locked", "-p", "strayfield-cli", "--bench", "corpus", "--", corpus], {
		prefix: "cargo",
		line(text) {
			const found = /^(\w[\w ]*?) +(\d+) forms\/s/.exec(text);
			if (found) rates.set(String(found[1]), Number(found[2]));
		},
	});
	return [...rates].map(([what, rate]) =>
		what === "inspect"
			? atLeast("core: inspecting, values included", rate, 20_000, "forms/s")
			: plain(`core: ${what}`, `${rate.toLocaleString("en-US")} forms/s`),
	);
}
