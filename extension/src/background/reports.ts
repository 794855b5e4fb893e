/** What goes into a report on a finding. The core makes the report of it, and throws away what may not leave. */
import { language } from "../shared/i18n.ts";
import type { Facts, Judged } from "../shared/protocol.ts";
import { locate } from "./record.ts";
import { forget, hex, hmac, newKey, read, write } from "./session.ts";
import { installation } from "./state.ts";
import { recordOf } from "./tabs.ts";

export async function facts(tab: number, finding?: number, version?: number): Promise<Facts> {
	const { url, incognito } = await chrome.tabs.get(tab);
	if (!url) throw new Error("problem_gone");
	return factsOf(url, judgedAt(tab, finding, version), incognito);
}

/** Facts on what Strayfield did not see: a mail, a page on another computer. */
export const blankFacts = (url: string): Promise<Facts> => factsOf(url, null, false);

async function factsOf(url: string, judged: Judged | null, incognito: boolean): Promise<Facts> {
	return {
		...told(judged),
		id: await newId(incognito),
		url,
		seen_at_ms: Date.now(),
		extension: chrome.runtime.getManifest().version,
		browser: browser(navigator.userAgent),
		ui_language: language(),
		reporter: (await hmac(await reporterKey(incognito), new URL(url).origin)).slice(0, 32),
	};
}

/**
 * An id that only we can prove to be ours: made from 32 random bytes, which stay here. The scheme is the collector's
 * (`www/src/collector/proof.rs`).
 */
async function newId(inPrivate: boolean): Promise<string> {
	const proof = newKey();
	const id = await idFrom(proof);
	write(PROOF + id, proof, inPrivate);
	return id;
}

export async function idFrom(proof: string): Promise<string> {
	const bytes = Uint8Array.from(proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	const id = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
	id[6] = ((id[6] ?? 0) & 0x0f) | 0x40;
	id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
	return hex(id).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The proof of an id of this session; empty when it has none, or is kept with its case. */
export const proofOf = (id: string, inPrivate: boolean): string => read<string>(PROOF + id, inPrivate) ?? "";

export const forgetProof = (id: string): void => forget(PROOF + id);

const PROOF = "proof:";

function judgedAt(tab: number, finding: number | undefined, version: number | undefined): Judged | null {
	if (finding === undefined) return null;
	const record = recordOf(tab);
	const located = locate(record, finding);
	if (!located || (version !== undefined && record?.version !== version)) throw new Error("problem_changed");
	return located.judged;
}

/** Without a finding: the person saw somebody else where Strayfield saw nothing. */
function told(judged: Judged | null) {
	return {
		form_kind: judged?.form_kind ?? "other",
		field_kinds: Object.fromEntries(judged?.counts ?? []),
		people: judged?.people ?? 1,
		level: judged?.level ?? "clear",
		reasons: judged?.reasons ?? [],
		provenance: Object.fromEntries(judged?.provenance ?? []),
		ownership: judged?.ownership ?? "unknown",
	};
}

/** Of a private window nothing may be linked to what is reported outside of it. */
async function reporterKey(inPrivate: boolean): Promise<string> {
	if (!inPrivate) return installation();
	const key = read<string>("reporter", true) ?? newKey();
	write("reporter", key, true);
	return key;
}

/** Family and major version, no more. */
export function browser(userAgent: string): string {
	const [, family, major] = /(Firefox|Chrome)\/(\d+)/.exec(userAgent) ?? [];
	return family && major ? `${family.toLowerCase()}-${major}` : "other-0";
}
