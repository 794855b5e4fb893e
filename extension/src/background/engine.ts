/** The core in the background. Its modules are loaded when they are first asked; a failed load is tried again. */

import init, { __wbg_reset_state, addressOf, complete, learn, look, siteOf, typeIn, why } from "strayfield:judge";
import { type Inspect, loadInspector } from "../shared/inspector.ts";
import type { FormWhy, Inspection, Own, Verdict } from "../shared/protocol.ts";
import { json, packaged, surviving, wellFormed } from "../shared/wasm.ts";

/** What only the background can answer. */
export interface Judge {
	/** An inspection of fields, with what their forms are for, and what stands outside of them in the same snapshot. */
	complete(inspection: Inspection, read: { snapshot: string; text: string }): Inspection;
	/** What is said of an inspection, given what only the background knows, and what is to be kept. */
	look(inspection: Inspection, known: Known): Looked;
	/** Why the fields of a snapshot are taken for what they are. */
	why(snapshot: string): FormWhy[];
	/** What is to be kept of a site after the person typed these values there. */
	typeIn(site: Site, key: string, values: string[]): Site;
	/** The site that an address is of: what one owner holds. */
	siteOf(url: string): string;
	/** The address as far as it names a page. */
	addressOf(url: string): string;
	/** What is mine after *That's me* on the finding at this position. */
	learn(own: Own, inspection: Inspection, finding: number): Own;
}

/** `strayfield_core::session::Site`. */
export interface Site {
	typed: string[];
	device: string[];
	epoch: number;
}

/** `strayfield_core::session::Visit` and `Asked`: kept as they come, read by the core alone. */
export type Visit = Record<string, unknown>;
export type Asked = Record<string, unknown>;

/** `strayfield_core::session::Known`. */
export interface Known {
	own: Own;
	fine_here: string[];
	key: string;
	private: boolean;
	site: Site;
	view: string;
	reloaded: boolean;
	visit: Visit | null;
	owners: [string, string];
	now: number;
	asked: Asked;
}

/** `strayfield_core::session::Looked`. */
export interface Looked {
	verdict: Verdict;
	visit: Visit | null;
	site: Site;
	asked: Asked;
	/** What is mine from now on, when the browser's autofill wrote something new. */
	own: Own | null;
}

export const inspector: () => Promise<Inspect> = once(() => loadInspector());

export const judgement: () => Promise<Judge> = once(async () => {
	await init({ module_or_path: await packaged("judge") });
	return {
		complete: surviving(
			(inspection, { snapshot, text }) => complete(json(inspection), wellFormed(snapshot), text.toWellFormed()),
			__wbg_reset_state,
		),
		look: surviving((inspection, known) => look(json(inspection), json(known)), __wbg_reset_state),
		why: surviving((snapshot) => JSON.parse(why(wellFormed(snapshot))), __wbg_reset_state),
		typeIn: surviving((site, key, values) => typeIn(json(site), key, json(values)), __wbg_reset_state),
		siteOf: surviving(siteOf, __wbg_reset_state),
		addressOf: surviving(addressOf, __wbg_reset_state),
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
