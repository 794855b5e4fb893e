/** The core's report and its guard, as WebAssembly, for the extension's own pages and the outbox. */
import init, { guard as guardNow, report as reportNow } from "strayfield:desk";
import type { Facts } from "./protocol.ts";

let loading: Promise<unknown> | undefined;

async function loaded(): Promise<void> {
	loading ??= load().catch((problem) => {
		loading = undefined;
		throw problem;
	});
	await loading;
}

async function load(): Promise<void> {
	const module = await fetch(chrome.runtime.getURL("desk.wasm"));
	await init({ module_or_path: await module.arrayBuffer() });
}

/** The exact body that would leave the browser. */
export async function report(facts: Facts): Promise<string> {
	await loaded();
	return reportNow(facts);
}

/** Throws when a body holds anything but what a report may hold. */
export async function guard(body: string): Promise<void> {
	await loaded();
	guardNow(body);
}
