/** The core in the background. Its modules are loaded when they are first asked; a failed load is tried again. */

import init, { __wbg_reset_state, digests, judge, learn } from "strayfield:judge";
import { type Inspect, loadInspector } from "../shared/inspector.ts";
import type { Inspection, Own, Verdict } from "../shared/protocol.ts";
import { json, packaged, surviving } from "../shared/wasm.ts";

/** What only the background can answer. */
export interface Judge {
	/** What is said of an inspection, given what only the background knows. */
	judge(inspection: Inspection, circumstances: Circumstances): Verdict;
	/** A typed value as it is remembered in this session, under the session's key. */
	digests(key: string, value: string): string[];
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
	device: string[];
	undisturbed: boolean;
	asking_key: string;
	budget_spent: boolean;
}

export const inspector: () => Promise<Inspect> = once(() => loadInspector());

export const judgement: () => Promise<Judge> = once(async () => {
	await init({ module_or_path: await packaged("judge") });
	return {
		judge: surviving((inspection, circumstances) => judge(json(inspection), json(circumstances)), __wbg_reset_state),
		digests: surviving(digests, __wbg_reset_state),
		learn: surviving((own, inspection, finding) => learn(json(own), json(inspection), finding), __wbg_reset_state),
	};
});

function once<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () => {
		loading ??= load().catch((problem) => {
			loading = undefined;
			throw problem;
		});
		return loading;
	};
}
