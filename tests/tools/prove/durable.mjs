// @ts-check
/** What is acknowledged is on the disk: syncs counted, the server killed, the disk full, PostgreSQL killed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder, load, minute, postgres, startBoard } from "../lib/board.mjs";
import { capture, output } from "../lib/run.mjs";
import { say } from "../lib/say.mjs";
import { plain } from "../lib/table.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

const KILLS = 100;
const OPEN = ["--rate", "1000000", "--burst", "1000000"];

/** @returns {Promise<Row[]>} */
export async function durable() {
	const rows = [];
	for (const [what, prove] of /** @type {const} */ ([
		["syncs and acknowledgements", syncs],
		["the server killed", killed],
		["the disk full", full],
		["PostgreSQL killed and started again", restarted],
	])) {
		say(what);
		rows.push(await inFolder(prove));
	}
	return rows;
}

/** One sender, one report after the other: between two acknowledgements there is a sync. @param {string} folder @returns {Promise<Row>} */
async function syncs(folder) {
	const name = "acknowledgements without a sync between them and the one before";
	if (!(await output("strace", ["-V"]))) return plain(name, "skipped: no strace here (apt-get install strace)");
	const trace = join(folder, "trace");
	const board = await startBoard(["--data", join(folder, "data"), ...OPEN]);
	const calls = "trace=fsync,fdatasync,sendto,write,writev";
	const watching = capture("strace", ["-f", "-q", "-s", "16", "-e", calls, "-o", trace, "-p", String(board.pid)]);
	const tasks = `/proc/${board.pid}/task`;
	const isFree = (/** @type {string} */ task) =>
		readFileSync(`${tasks}/${task}/status`, "utf8").includes("TracerPid:\t0\n");
	while (readdirSync(tasks).some(isFree)) await new Promise((resolve) => setTimeout(resolve, 20));
	const sending = sends(board.address, 1, ["--senders", "1", "--seconds", "3"]);
	const { acknowledged } = await load(sending);
	await board.stop();
	await watching;
	let [synced, told, bad] = [0, 0, 0];
	for (const line of readFileSync(trace, "utf8").split("\n")) {
		// Finished: a call that another thread's interrupted says so when it resumes.
		if (/(fsync|fdatasync)(\(| resumed).*= 0$/.test(line)) synced++;
		if (line.includes("HTTP/1.1 201")) {
			told++;
			if (synced === 0) bad++;
			synced = 0;
		}
	}
	return {
		name: `${name}, of ${acknowledged}`,
		figure: told === acknowledged ? String(bad) : `${told} answers seen, ${acknowledged} received`,
		bar: "0",
		ok: told === acknowledged && acknowledged > 0 && bad === 0,
	};
}

/** @param {string} folder @returns {Promise<Row>} */
async function killed(folder) {
	const args = ["--data", join(folder, "data"), ...OPEN];
	const file = join(folder, "acknowledged");
	const total = { acknowledged: 0, lost: 0 };
	let board = await startBoard(args);
	for (let kill = 1; kill <= KILLS; kill++) {
		const sending = load(sends(board.address, kill, ["--seconds", "30", "--senders", "32", "--acknowledged", file]));
		// At a moment that nothing foresees.
		await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 350));
		await board.stop("SIGKILL");
		const { acknowledged } = await sending;
		board = await startBoard(args);
		total.acknowledged += acknowledged;
		total.lost += acknowledged - (await known(board.address, kill, file));
	}
	await board.stop();
	return lost(`reports lost of those acknowledged before one of ${KILLS} kill -9`, total);
}

/** @param {string} folder @returns {Promise<Row>} */
async function full(folder) {
	const name = "reports lost of those acknowledged on a disk that ran full";
	const data = join(folder, "small");
	if (
		(await capture("mkdir", [data])).code ||
		(await capture("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", data])).code
	)
		return plain(name, "skipped: no file system can be mounted here");
	try {
		const board = await startBoard(["--data", data, ...OPEN]);
		const file = join(folder, "acknowledged");
		const minutes = ["--acknowledged", file, "--senders", "32"];
		const { acknowledged, statuses } = await load(sends(board.address, 1, ["--seconds", "6", ...minutes]));
		const refused = statuses["503"] ?? 0;
		// Room again: the same process goes on.
		await capture("mount", ["-o", "remount,size=64m", data]);
		const found = await known(board.address, 1, file);
		const after = await load(sends(board.address, 2, ["--seconds", "1"]));
		await board.stop("SIGKILL");
		const again = await startBoard(["--data", data, ...OPEN]);
		const total = { acknowledged, lost: acknowledged - Math.min(found, await known(again.address, 1, file)) };
		await again.stop();
		const row = lost(
			`${name} (${refused.toLocaleString("en")} refused with 503, then ${after.acknowledged.toLocaleString("en")} taken)`,
			total,
		);
		return { ...row, ok: row.ok === true && refused > 0 && after.acknowledged > 0 };
	} finally {
		await capture("umount", ["-l", data]);
	}
}

/** @param {string} folder @returns {Promise<Row>} */
async function restarted(folder) {
	const name = "reports lost of those acknowledged while PostgreSQL was killed and started again";
	const server = await postgres();
	if (!server) return plain(name, "skipped: no PostgreSQL here");
	try {
		const board = await startBoard(OPEN, { database: await server.database("durable") });
		const file = join(folder, "acknowledged");
		const sending = load(sends(board.address, 1, ["--seconds", "12", "--senders", "32", "--acknowledged", file]));
		for (let time = 0; time < 3; time++) {
			await new Promise((resolve) => setTimeout(resolve, 2000));
			await server.restart();
		}
		const { acknowledged, statuses } = await sending;
		const total = { acknowledged, lost: acknowledged - (await known(board.address, 1, file)) };
		await board.stop();
		return lost(`${name}, three times (${(statuses["503"] ?? 0).toLocaleString("en")} refused with 503)`, total);
	} finally {
		await server.stop();
	}
}

/** @param {string} address @param {number} seed @param {string[]} more */
const sends = (address, seed, more) => ["--server", address, "--seed", String(seed), "--minute", MINUTE, ...more];

/** The same for all: a report that is sent again is the same report. */
const MINUTE = minute();

/** How many of the reports in this file the server knows. @param {string} address @param {number} seed @param {string} file */
async function known(address, seed, file) {
	if (!existsSync(file)) return 0;
	const { statuses } = await load(sends(address, seed, ["--again", file, "--senders", "32"]));
	return statuses["200"] ?? 0;
}

/** @param {string} name @param {{ acknowledged: number, lost: number }} total @returns {Row} */
const lost = (name, total) => ({
	name,
	figure: `${total.lost} of ${total.acknowledged.toLocaleString("en")}`,
	bar: "0",
	ok: total.lost === 0 && total.acknowledged > 0,
});
