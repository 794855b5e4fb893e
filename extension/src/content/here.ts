/** The core in a content script. Firefox only: `inspector.ts` never calls this in Chromium, and the build drops it. */

import deflated from "strayfield:inspector.wasm";
import { type Inspect, loadInspector } from "../shared/inspector.ts";
import type { Inspection } from "../shared/protocol.ts";

let loading: Promise<Inspect> | undefined;

export async function inspectHere(snapshot: string): Promise<Inspection> {
	loading ??= loadInspector(module());
	return (await loading)(snapshot);
}

/** Inflated while it compiles: 3 ms for two thirds of the script, which every frame would hold. */
function module(): Response {
	const bytes = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
	return new Response(bytes, { headers: { "content-type": "application/wasm" } });
}
