/** The core in a content script. Firefox only: `inspector.ts` never calls this in Chromium, and the build drops it. */

import bytes from "strayfield:inspector.wasm";
import { type Engine, loadEngine } from "../shared/engine.ts";
import type { Inspection } from "../shared/protocol.ts";

let engine: Promise<Engine> | undefined;

export async function inspectHere(snapshot: string): Promise<Inspection> {
	engine ??= loadEngine(bytes);
	return (await engine).inspect(snapshot);
}
