/**
 * Injected into a frame that has something to look at. Firefox: the core runs here. Chromium: the
 * background runs it, for a page's policy reaches the wasm of content scripts.
 */

import type { FromPage } from "../shared/protocol.ts";
import { collect } from "./collector.ts";
import { inspectHere } from "./here.ts";

const { strayfield: frame } = globalThis;

if (frame && !frame.inspect) {
	frame.inspect = async () => {
		const snapshot = JSON.stringify(await collect(frame));
		const message: FromPage = __FIREFOX__
			? { type: "inspection", inspection: await inspectHere(snapshot) }
			: { type: "snapshot", snapshot };
		await chrome.runtime.sendMessage(message);
	};
}
