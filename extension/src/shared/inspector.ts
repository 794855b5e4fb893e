/**
 * What a page shows, inspected by the core. Its hosts: the background of both browsers, and in Firefox
 * the content script. Never a content script in Chromium: the attempt is a CSP violation there.
 */

import init, { __wbg_reset_state, inspect } from "strayfield:inspector";
import type { Inspection } from "./protocol.ts";
import { packaged, surviving, wellFormed } from "./wasm.ts";

/** What a snapshot (its JSON) tells by itself. */
export type Inspect = (snapshot: string) => Inspection;

/** The core, from the module in the package or from this one. */
export async function loadInspector(module?: Response): Promise<Inspect> {
	await init({ module_or_path: module ?? (await packaged("inspector")) });
	return surviving((snapshot) => JSON.parse(inspect(wellFormed(snapshot))), __wbg_reset_state);
}
