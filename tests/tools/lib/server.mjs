// @ts-check
/** Starts and stops Strayfield's own server: collector, board and lab. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isProgram } from "./browsers.mjs";
import { listen } from "./listen.mjs";
import { at } from "./root.mjs";
import { Advice } from "./say.mjs";

/** The collector of the demonstration, built into the extension by default. */
export const HERE = "127.0.0.1:8787";

/** The server's program, as `build.mjs` leaves it. */
export const PROGRAM = at("target/debug/strayfield-www");

/**
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {number} port
 * @property {string} data folder of its database
 * @property {string[]} log
 * @property {() => Promise<void>} stop
 */

/**
 * Resolves when it listens. Port 0 takes any; without `data` the database is thrown away at the end.
 * @param {{ listen?: string, data?: string }} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({ listen: address = "127.0.0.1:0", data } = {}) {
	if (!isProgram(PROGRAM)) throw new Advice("The server is not built yet: npm run build");
	const folder = data ?? (await mkdtemp(join(tmpdir(), "strayfield-")));
	const args = [
		"--listen",
		address,
		"--data",
		folder,
		"--replays",
		at("tests/replays"),
		"--bundles",
		at("dist/lab"),
		"--lab",
	];
	/** @type {string[]} */
	const log = [];
	const { where: origin, stop } = await listen(
		`The server on ${address}`,
		PROGRAM,
		args,
		/listening on (http:\/\/[\w.:[\]]+)/,
		{ line: (text) => log.push(text) },
	);
	return {
		origin,
		port: Number(new URL(origin).port),
		data: folder,
		log,
		async stop() {
			await stop();
			if (data === undefined) await rm(folder, { recursive: true, force: true });
		},
	};
}
