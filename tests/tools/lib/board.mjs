// @ts-check
/** The server as it is run in earnest, and what proofs do with it: load, kill, look. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { listen } from "./listen.mjs";
import { at } from "./root.mjs";
import { capture } from "./run.mjs";
import { Advice } from "./say.mjs";

const SERVER = at("target/release/strayfield-www");
const LOAD = at("target/release/examples/load");

/**
 * @typedef {object} Board
 * @property {string} address host and port
 * @property {number} pid
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop
 */

/** @typedef {{ seconds: number, acknowledged: number, per_second: number, median_ms: number, p99_ms: number, statuses: Record<string, number>, broken: number }} Load */

/** A folder that goes at the end. @template T @param {(folder: string) => Promise<T>} use */
export async function inFolder(use) {
	const folder = mkdtempSync(join(tmpdir(), "strayfield-prove-"));
	try {
		return await use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @param {string[]} args @param {{ database?: string }} [how] @returns {Promise<Board>} */
export async function startBoard(args, { database } = {}) {
	const env = { ...process.env };
	delete env.DATABASE_URL;
	if (database) env.DATABASE_URL = database;
	const line = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
	const all = ["--listen", "127.0.0.1:0", ...args];
	const { where, pid, stop } = await listen("The server", SERVER, all, /listening on http:\/\/(\S+)/, { env, line });
	return { address: where, pid, stop };
}

/** Does a command of the server. @param {string[]} args @param {string} [database] */
export async function boardCommand(args, database) {
	const env = database ? [`DATABASE_URL=${database}`] : ["-u", "DATABASE_URL"];
	const { code } = await capture("env", [...env, SERVER, ...args]);
	if (code !== 0) throw new Advice(`${args.join(" ")} ended with ${code}`);
}

/** @param {string[]} args @returns {Promise<Load>} */
export async function load(args) {
	const { code, stdout } = await capture(LOAD, args);
	if (code !== 0) throw new Advice(`load ${args.join(" ")} ended with ${code}`);
	return JSON.parse(stdout);
}

/** The minute it is, as reports say it. */
export const minute = () => `${new Date().toISOString().slice(0, 16)}Z`;

/**
 * A PostgreSQL server of one's own that syncs its commits; `undefined` where there is none.
 * @returns {Promise<{ database: (name: string) => Promise<string>, restart: () => Promise<void>, stop: () => Promise<void> } | undefined>}
 */
export async function postgres() {
	const child = spawn(at("www/tests/postgres.sh"), ["durable"], { stdio: ["pipe", "pipe", "inherit"] });
	const ended = new Promise((resolve) => child.once("close", resolve));
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const first = await lines.next();
	if (first.done) return undefined;
	return {
		async database(name) {
			const { code } = await capture("psql", ["-q", first.value, "-c", `CREATE SCHEMA ${name}`]);
			if (code !== 0) throw new Advice("psql failed");
			return `${first.value}&options=-csearch_path%3D${name}`;
		},
		async restart() {
			child.stdin.write("\n");
			await lines.next();
		},
		async stop() {
			child.stdin.end();
			await ended;
		},
	};
}

const agent = new Agent({ keepAlive: true });

/**
 * Asks the server, if wished from another address of this machine.
 * @param {Board} board @param {string} path @param {{ body?: unknown, from?: string, headers?: Record<string, string> }} [how]
 * @returns {Promise<{ status: number, text: string, ms: number }>}
 */
export function ask({ address }, path, { body, from, headers = {} } = {}) {
	const [host, port] = address.split(":");
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				host,
				port,
				path,
				method: body === undefined ? "GET" : "POST",
				headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
				...(from ? { localAddress: from } : { agent }),
			},
			(answer) => {
				let text = "";
				answer.setEncoding("utf8").on("data", (part) => {
					text += part;
				});
				answer.on("end", () => resolve({ status: Number(answer.statusCode), text, ms: performance.now() - began }));
			},
		);
		sent.once("error", reject);
		sent.end(body === undefined ? undefined : JSON.stringify(body));
	});
}
