// @ts-check
/** Bytes that every page pays for, and that a page with something to look at pays for. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { at } from "../lib/root.mjs";
import { atMost, plain } from "../lib/table.mjs";

/** @param {string} folder of the release build @param {string[]} files */
const read = (folder, ...files) => files.map((file) => readFileSync(at(folder, file)));

/** @param {string} release folder of the release build @returns {import("../lib/table.mjs").Row[]} */
export function sizes(release) {
	const rows = ["firefox", "chromium"].flatMap((browser) => {
		const folder = `${release}/${browser}`;
		const gate = read(folder, "recorder.js", "gate.js").reduce((sum, { length }) => sum + length, 0);
		// In Firefox the wasm is inside the script; in Chromium it stands beside it, for the background.
		const inspector = read(folder, "inspector.js", ...(browser === "firefox" ? [] : ["inspector.wasm"]));
		const packed = inspector.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
		return [
			atMost(`${browser}: recorder and gate, minified`, gate, 4096, "bytes"),
			atMost(`${browser}: inspector with glue and wasm, gzip`, packed / 1024, 200, "KB"),
		];
	});
	// Loaded once, by the background; no page pays for it.
	const judge = read(`${release}/chromium`, "judge.wasm").reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
	return [...rows, plain("the judge in the background, gzip", `${(judge / 1024).toFixed(0)} KB`)];
}
