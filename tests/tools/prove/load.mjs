// @ts-check
/**
 * A bad evening: 3,000 reports a second for a minute, beside the least that storing them can cost on this machine.
 * 256 senders keep a connection each, as a proxy in front does; one row says what it is without that.
 */
import { readFileSync } from "node:fs";
import { inFolder, load, minute, postgres, startBoard } from "../lib/board.mjs";
import { say } from "../lib/say.mjs";
import { atLeast, plain, round } from "../lib/table.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

const RATE = 3000;
const SECONDS = 60;
/** As many times the floor's may the slowest hundredth take. */
const TIMES = 3;
/** The generator's senders are networks; none is held up. */
const OPEN = ["--rate", "1000000", "--burst", "1000000"];

/** @returns {Promise<Row[]>} */
export async function underLoad() {
	const rows = await inFolder((data) =>
		measure("SQLite", ["--data", data], undefined, `sqlite://${data}/floor?mode=rwc`),
	);
	const server = await postgres();
	if (!server) return [...rows, plain("PostgreSQL under load", "skipped: no PostgreSQL here")];
	try {
		const database = await server.database("load");
		return [...rows, ...(await measure("PostgreSQL", [], database, await server.database("floor")))];
	} finally {
		await server.stop();
	}
}

/** @param {string} name @param {string[]} args @param {string | undefined} database @param {string} floor @returns {Promise<Row[]>} */
async function measure(name, args, database, floor) {
	const steady = (/** @type {number} */ seconds) => [
		"--rate",
		String(RATE),
		"--seconds",
		String(seconds),
		"--minute",
		minute(),
	];
	const flatOut = ["--seconds", "10", "--minute", minute()];
	say(`${name}: bare inserts, ${RATE} a second`);
	const bare = await load(["--floor", floor, ...steady(20), "--seed", "1"]);
	const most = await load(["--floor", floor, ...flatOut, "--seed", "2"]);
	const board = await startBoard([...args, ...OPEN], { database });
	try {
		const server = ["--server", board.address];
		say(`${name}: the server, ${RATE} a second for ${SECONDS} s`);
		const memory = Promise.all([20, 55].map((second) => memoryAfter(board.pid, second)));
		const before = coreTime(board.pid);
		const stood = await load([...server, ...steady(SECONDS), "--seed", "3"]);
		const spent = coreTime(board.pid) - before;
		const [early = 0, late = 0] = await memory;
		say(`${name}: the server, as fast as it can`);
		const fast = await load([...server, ...flatOut, "--seed", "4"]);
		say(`${name}: the same, each report on a connection of its own`);
		const fresh = await load([...server, ...flatOut, "--fresh", "--seed", "5"]);
		const bad = Object.keys(stood.statuses).filter((status) => status !== "201");
		return [
			atLeast(
				`${name}: reports acknowledged a second, ${RATE.toLocaleString("en")} offered for ${SECONDS} s`,
				stood.per_second,
				RATE * 0.99,
				"/s",
			),
			{ name: `${name}: other answers than 201`, figure: bad.join(" ") || "none", bar: "none", ok: bad.length === 0 },
			plain(
				`${name}: median, 99 % of the server; of the floor`,
				[stood, bare].map((l) => `${round(l.median_ms)}, ${round(l.p99_ms)} ms`).join("; "),
			),
			atMostTimes(`${name}: 99 %, times the floor`, stood.p99_ms / bare.p99_ms),
			plain(
				`${name}: most reports a second; of the floor`,
				`${round(fast.per_second)}; ${round(most.per_second)} (${round(fast.per_second / most.per_second)} of it)`,
			),
			plain(`${name}: most reports a second, each on a connection of its own`, round(fresh.per_second)),
			plain(
				`${name}: what a report takes of a core, in the server's process`,
				`${((spent * 1000) / stood.acknowledged).toFixed(3)} ms`,
			),
			{
				name: `${name}: memory after 20 s, after 55 s`,
				figure: `${round(early)}, ${round(late)} MB`,
				bar: "≤ 1.1 times",
				ok: late <= early * 1.1,
			},
		];
	} finally {
		await board.stop();
	}
}

/** @param {string} name @param {number} times @returns {Row} */
const atMostTimes = (name, times) => ({ name, figure: round(times), bar: `≤ ${TIMES}`, ok: times <= TIMES });

/** Seconds of a core that a process has taken so far. @param {number} pid */
function coreTime(pid) {
	// After the name in brackets: user and system time are the 14th and 15th field, in hundredths.
	const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Megabytes in memory so many seconds from now. @param {number} pid @param {number} seconds @returns {Promise<number>} */
const memoryAfter = (pid, seconds) =>
	new Promise((resolve) => {
		setTimeout(() => {
			const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
			resolve(Number(kilobytes) / 1024);
		}, seconds * 1000);
	});
