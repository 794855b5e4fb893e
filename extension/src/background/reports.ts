/** What goes into a report on a finding. The core makes the report of it, and throws away what may not leave. */
import { language } from "../shared/i18n.ts";
import type { Facts, Judged } from "../shared/protocol.ts";
import { locate } from "./record.ts";
import { hmac, newKey, read, write } from "./session.ts";
import { installation } from "./state.ts";
import { recordOf } from "./tabs.ts";

export async function facts(tab: number, finding?: number, version?: number): Promise<Facts> {
	const { url, incognito } = await chrome.tabs.get(tab);
	if (!url) throw new Error("problem_gone");
	return {
		...told(judgedAt(tab, finding, version)),
		id: crypto.randomUUID(),
		url,
		seen_at_ms: Date.now(),
		extension: chrome.runtime.getManifest().version,
		browser: browser(navigator.userAgent),
		ui_language: language(),
		reporter: (await hmac(await reporterKey(incognito), new URL(url).origin)).slice(0, 32),
	};
}

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
