/**
 * Injected into a frame that has something to look at. Firefox: the core runs here. Chromium: the
 * background runs it, for a page's policy reaches the wasm of content scripts.
 */

import type { FromPage } from "../shared/protocol.ts";
import { collect } from "./collector.ts";
import { inspectHere } from "./here.ts";
import { lines } from "./lines.ts";

const { strayfield: frame } = globalThis;

if (frame && !frame.inspect) {
	frame.read = async () => JSON.stringify(await collect(frame));
	frame.lines = lines;
	if (__FIREFOX__) frame.find = inspectHere;
	frame.inspect = async () => {
		const snapshot = (await frame.read?.()) ?? "";
		const inspection = await frame.find?.(snapshot);
		const seen = { snapshot, text: (await frame.lines?.()) ?? "" };
		const message: FromPage = inspection ? { type: "inspection", inspection, ...seen } : { type: "snapshot", ...seen };
		await chrome.runtime.sendMessage(message);
	};
}
