// @ts-check
/** Runs other programs. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ROOT } from "./root.mjs";
import { Advice } from "./say.mjs";

/**
 * @typedef {object} How
 * @property {string} [prefix] shown before every line of its output
 * @property {string} [cwd]
 * @property {Record<string, string>} [env] added to the environment
 * @property {(line: string) => void} [line] gets every line of output too
 * @property {boolean} [quiet] shows output only when it fails
 */

/** Runs to the end; what it prints is shown on standard error. @param {string} program @param {string[]} args @param {How} [how] */
export async function run(program, args, how = {}) {
	const code = await status(program, args, how);
	if (code !== 0) throw new Advice(`${[program, ...args].join(" ")} ended with ${code}`);
}

/** Like `run`, but answers with the exit status. @param {string} program @param {string[]} args @param {How} [how] @returns {Promise<number>} */
export function status(program, args, { prefix, cwd = ROOT, env, line, quiet } = {}) {
	const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
	/** @type {string[]} */
	const kept = [];
	const show = (/** @type {string} */ text) => process.stderr.write(`${prefix ? `${prefix} | ` : ""}${text}\n`);
	const readers = [child.stdout, child.stderr].map((stream) => {
		const reader = createInterface({ input: stream });
		reader.on("line", (text) => {
			line?.(text);
			if (quiet) kept.push(text);
			else show(text);
		});
		return new Promise((resolve) => reader.once("close", resolve));
	});
	return new Promise((resolve, reject) => {
		child.once("error", (error) => reject(new Advice(`${program} can't be started: ${error.message}`)));
		child.once("close", async (code, signal) => {
			await Promise.all(readers);
			if (quiet && code !== 0) for (const text of kept) show(text);
			resolve(code ?? (signal ? 128 : 1));
		});
	});
}

/** What a program prints, trimmed; `undefined` when it fails or is missing. @param {string} program @param {string[]} args @returns {Promise<string | undefined>} */
export async function output(program, args) {
	try {
		const { code, stdout } = await capture(program, args);
		return code === 0 ? stdout.trim() : undefined;
	} catch {
		return undefined;
	}
}

/** Its exit status and what it printed on standard output. @param {string} program @param {string[]} args @returns {Promise<{ code: number, stdout: string }>} */
export function capture(program, args) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] });
		let stdout = "";
		child.stdout.setEncoding("utf8").on("data", (chunk) => {
			stdout += chunk;
		});
		child.once("error", (error) => reject(new Advice(`${program} can't be started: ${error.message}`)));
		child.once("close", (code) => resolve({ code: code ?? 1, stdout }));
	});
}
