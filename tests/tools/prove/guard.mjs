// @ts-check
/** The parser and the guard of reports: ten million inputs, ten thousand people planted, ten thousand clean reports. */
import { at } from "../lib/root.mjs";
import { capture } from "../lib/run.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

const INPUTS = 10_000_000;
const REPORTS = 10_000;

/** @returns {Promise<Row[]>} */
export async function guard() {
	const { code, stdout } = await capture(at("target/release/examples/guard"), [String(INPUTS), String(REPORTS)]);
	const found = code === 0 ? JSON.parse(stdout) : {};
	const none = (/** @type {string} */ name, /** @type {number} */ count) => ({
		name,
		figure: String(count),
		bar: "0",
		ok: count === 0,
	});
	return [
		none(`panics in ${INPUTS.toLocaleString("en")} inputs of the report's parser and guard`, code === 0 ? 0 : 1),
		none(`reports with a person planted that were let pass, of ${REPORTS.toLocaleString("en")}`, found.planted_passed),
		none(`clean reports that were refused, of ${REPORTS.toLocaleString("en")}`, found.clean_refused),
	];
}
