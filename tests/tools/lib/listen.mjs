// @ts-check
/** Starts programs that listen somewhere, and say where. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ROOT } from "./root.mjs";
import { Advice } from "./say.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
process.once("exit", () => {
	for (const child of running) child.kill();
});

/**
 * @typedef {object} Listening
 * @property {string} where
 * @property {number} pid
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop resolves when it has ended
 */

/**
 * Resolves when the program says where it listens; it ends with us at the latest.
 * @param {string} name what it is called when it fails
 * @param {string} program @param {string[]} args
 * @param {RegExp} says its group is where
 * @param {{ env?: NodeJS.ProcessEnv, line?: (line: string) => void }} [how] `line` gets all that it prints
 * @returns {Promise<Listening>}
 */
export function listen(name, program, args, says, { env, line } = {}) {
	const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
	running.add(child);
	const ended = new Promise((resolve) => child.once("close", resolve));
	const stop = async (/** @type {NodeJS.Signals} */ signal = "SIGTERM") => {
		child.kill(signal);
		await ended;
	};
	/** @type {string[]} */
	const first = [];
	return new Promise((resolve, reject) => {
		let where = "";
		for (const stream of [child.stdout, child.stderr])
			createInterface({ input: stream }).on("line", (text) => {
				line?.(text);
				if (where !== "") return;
				first.push(text);
				where = says.exec(text)?.[1] ?? "";
				if (where !== "") resolve({ where, pid: Number(child.pid), stop });
			});
		child.once("error", (error) => reject(new Advice(`${name} can't be started: ${error.message}`)));
		child.once("close", (code) => {
			running.delete(child);
			reject(new Advice(`${name} ended with ${code}:\n${first.join("\n")}`));
		});
	});
}
