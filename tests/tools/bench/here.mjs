// @ts-check
/** The module that pages load, in this process: Chromium's background has the same engine, but no way in for a clock. */
import { readFileSync } from "node:fs";
import { at } from "../lib/root.mjs";

/** @returns {Promise<{ inspect: (snapshot: string) => string, memory: WebAssembly.Memory }>} */
export async function coreHere() {
	const glue = await import(at("target/strayfield/release/inspector.js"));
	const { memory } = await glue.default({
		module_or_path: readFileSync(at("target/strayfield/release/inspector.wasm")),
	});
	return { inspect: glue.inspect, memory };
}
