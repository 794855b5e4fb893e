// @ts-check
/** One person, or one network with a thousand names, tries to put a site on the board, or to take a case off it. */
import { createHash, randomBytes } from "node:crypto";
import { ask, inFolder, minute, startBoard } from "../lib/board.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */
/** @typedef {import("../lib/board.mjs").Board} Board */

const MANY = 1000;
/** The limit of a network would hide what is to be shown. */
const OPEN = ["--rate", "1000000", "--burst", "1000000"];

/** @returns {Promise<Row[]>} */
export const fair = () =>
	inFolder(async (data) => {
		const board = await startBoard(["--data", data, ...OPEN]);
		try {
			const me = token();
			const attempts = [
				{ name: `one reporter in ${MANY} networks`, reporter: () => me, from: network },
				{
					name: `${MANY} reporters in one network`,
					reporter: token,
					from: (/** @type {number} */ n) => `127.9.9.${(n % 250) + 1}`,
				},
				{
					name: `${MANY} reporters in two networks`,
					reporter: token,
					from: (/** @type {number} */ n) => `127.9.${n % 2}.1`,
				},
				{
					name: `${MANY} reporters in one network that forges where it is`,
					reporter: token,
					from: () => "127.9.9.1",
					headers: (/** @type {number} */ n) => ({ "x-forwarded-for": `203.0.${n % 250}.1` }),
				},
			];
			const rows = [];
			for (const [at, attempt] of attempts.entries())
				rows.push(await attack(board, `https://www.opfer${at}.de`, attempt));
			rows.push(await whitewash(board));
			return rows;
		} finally {
			await board.stop();
		}
	});

/**
 * @param {Board} board @param {string} origin
 * @param {{ name: string, reporter: () => string, from: (n: number) => string, headers?: (n: number) => Record<string, string> }} attempt
 * @returns {Promise<Row>}
 */
async function attack(board, origin, { name, reporter, from, headers }) {
	let state = "";
	for (let n = 0; n < MANY; n++) {
		const { body } = report(origin, reporter());
		const { text } = await ask(board, "/api/v1/reports", { body, from: from(n), headers: headers?.(n) });
		state = JSON.parse(text).state;
		if (state !== "counted") break;
	}
	return { name: `${name}: the case is`, figure: state, bar: "counted", ok: state === "counted" };
}

/** Three honest people make a case public; then one network with many names says that all is well. @param {Board} board @returns {Promise<Row>} */
async function whitewash(board) {
	const origin = "https://www.leck.de";
	let state = "";
	for (let n = 1; n <= 3; n++)
		await ask(board, "/api/v1/reports", { body: report(origin, token()).body, from: `127.8.${n}.1` });
	for (let n = 0; n < MANY; n++) {
		const { body, proof } = report(origin, token());
		await ask(board, "/api/v1/reports", { body, from: "127.9.9.1" });
		const said = { id: body.id, proof, outcome: "empty" };
		const { text } = await ask(board, "/api/v1/outcomes", { body: said, from: "127.9.9.1" });
		state = JSON.parse(text).state;
		if (state !== "public") break;
	}
	return {
		name: `${MANY} reporters in one network say it is fixed: the case is`,
		figure: state,
		bar: "public",
		ok: state === "public",
	};
}

const token = () => randomBytes(16).toString("hex");

/** @param {number} n */
const network = (n) => `127.${Math.floor(n / 250) + 10}.${n % 250}.1`;

/** @param {string} origin @param {string} reporter */
function report(origin, reporter) {
	const proof = randomBytes(32);
	const id = createHash("sha256").update(proof).digest().subarray(0, 16);
	id[6] = (Number(id[6]) & 0x0f) | 0x40;
	id[8] = (Number(id[8]) & 0x3f) | 0x80;
	const uuid = id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
	const body = {
		id: uuid,
		schema: 1,
		origin,
		path: "/checkout",
		form_kind: "giveaway",
		field_kinds: { email: 1 },
		people: "1",
		level: "ask",
		reasons: ["filled-on-arrival"],
		provenance: { page: 1 },
		ownership: "unknown",
		seen_at: minute(),
		extension: "0.1",
		browser: "firefox-153",
		ui_language: "de",
		reporter,
	};
	return { body, proof: proof.toString("hex") };
}
