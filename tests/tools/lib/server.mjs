// @ts-check
/** Starts and stops Strayfield's own server: collector, board and lab. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isProgram } from "./browsers.mjs";
import { at, ROOT } from "./root.mjs";
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
export async function startServer({ listen = "127.0.0.1:0", data } = {}) {
	if (!isProgram(PROGRAM)) throw new Advice("The server is not built yet: npm run build");
	const folder = data ?? (await mkdtemp(join(tmpdir(), "strayfield-")));
	const args = [
		"--listen",
		listen,
		"--data",
		folder,
		"--replays",
		at("tests/replays"),
		"--bundles",
		at("dist/lab"),
		"--lab",
	];
	const child = spawn(PROGRAM, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
	const ended = new Promise((resolve) => child.once("close", resolve));
	const kill = () => void child.kill();
	process.once("exit", kill);
	/** @type {string[]} */
	const log = [];
	const origin = await new Promise((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr]) {
			createInterface({ input: stream }).on("line", (line) => {
				log.push(line);
				const found = /listening on (http:\/\/[\w.:[\]]+)/.exec(line);
				if (found) resolve(found[1]);
			});
		}
		child.once("error", (error) => reject(new Advice(`The server can't be started: ${error.message}`)));
		child.once("close", (code) => reject(new Advice(`The server on ${listen} ended with ${code}:\n${log.join("\n")}`)));
	});
	return {
		origin,
		port: Number(new URL(origin).port),
		data: folder,
		log,
		async stop() {
			process.off("exit", kill);
			child.kill("SIGTERM");
			await ended;
			if (data === undefined) await rm(folder, { recursive: true, force: true });
		},
	};
}
