/**
 * The Rust core behind one interface. Its hosts: the background of both browsers, and in Firefox
 * the content script too. Never a content script in Chromium: the attempt is a CSP violation there.
 */

import init, { __wbg_reset_state, digest, inspect, judge, learn } from "strayfield:inspector";
import type { Inspection, Own, Verdict } from "./protocol.ts";

export interface Engine {
	/** What a snapshot (its JSON) tells by itself. */
	inspect(snapshot: string): Inspection;
	/** What is said of it, given what only the background knows. */
	judge(inspection: Inspection, circumstances: Circumstances): Verdict;
	/** A value as it is remembered in this session, under the session's key. */
	digest(key: string, value: string): string;
	/** What is mine after *That's me* on the finding at this position. */
	learn(own: Own, inspection: Inspection, finding: number): Own;
}

/** `strayfield_core::verdict::Circumstances`. */
export interface Circumstances {
	own: Own;
	muted: boolean;
	fine_here: string[];
	session_key: string;
	typed: string[];
	previous: { form: string; person: string }[];
	undisturbed: boolean;
	budget_spent: boolean;
}

/** The core, from the module in the package or from this one. */
export async function loadEngine(module?: Response): Promise<Engine> {
	await init({ module_or_path: module ?? (await packaged()) });
	return {
		inspect: surviving((snapshot) => inspect(wellFormed(snapshot))),
		judge: surviving((inspection, circumstances) => judge(json(inspection), json(circumstances))),
		digest: surviving(digest),
		learn: surviving((own, inspection, finding) => learn(json(own), json(inspection), finding)),
	};
}

async function packaged(): Promise<ArrayBuffer> {
	return (await fetch(chrome.runtime.getURL("inspector.wasm"))).arrayBuffer();
}

/** A trap leaves a broken instance behind: the next call gets a new one. */
function surviving<Arguments extends unknown[], Answer>(call: (...given: Arguments) => Answer) {
	return (...given: Arguments): Answer => {
		try {
			return call(...given);
		} catch (error) {
			if (!(error instanceof WebAssembly.RuntimeError)) throw error;
			__wbg_reset_state();
			throw new Error("the core stopped");
		}
	};
}

const json = (value: object): string => wellFormed(JSON.stringify(value));

/** Half a surrogate pair is valid in a page and in JSON, and nowhere else. */
function wellFormed(json: string): string {
	if (!json.includes("\\ud")) return json;
	return json.replace(/\\(?:ud[89a-f][0-9a-f]{2}|[\s\S])/g, (one) => (one.startsWith("\\ud") ? "\ufffd" : one));
}
