/** What the popup shows of a tab. */
import type { TabState } from "../shared/protocol.ts";
import { dismissals } from "./banner.ts";
import { again, hostOf, patience, viewsIn } from "./looks.ts";
import { clearVerdict } from "./merge.ts";
import { maySee } from "./permission.ts";
import { isTooLarge, present, verdictOf } from "./record.ts";
import { settings } from "./state.ts";
import { keep, recordOf } from "./tabs.ts";

/** A page that is busy gets so long before the popup shows what is known. */
const PATIENCE_MS = 2_000;

export async function stateOf(tabId: number, lookAgain: boolean): Promise<TabState> {
	const tab = await chrome.tabs.get(tabId).catch(() => null);
	if (!tab) throw new Error("problem_gone");
	const status = await statusOf(tab, tabId);
	if (lookAgain && status === "ok") await Promise.race([again(tabId), patience(PATIENCE_MS)]);
	const record = recordOf(tabId);
	const { pausedUntil } = await settings();
	const site = hostOf(tab.url);
	return {
		url: tab.url ?? "",
		status: status === "ok" && isTooLarge(record) ? "too-large" : status,
		verdict: status === "ok" ? verdictOf(record) : clearVerdict(),
		site,
		privateWindow: tab.incognito,
		ms: record?.ms ?? 0,
		version: record?.version ?? 0,
		dismissals: dismissals(site, tab.incognito),
		pausedUntil: pausedUntil > Date.now() ? pausedUntil : 0,
	};
}

async function statusOf(tab: chrome.tabs.Tab, id: number): Promise<TabState["status"]> {
	const { pausedUntil, muted } = await settings();
	if (!(await maySee(tab.url))) return "no-permission";
	if (!/^https?:/.test(tab.url ?? "")) return "unsupported";
	if (pausedUntil > Date.now()) return "paused";
	if (muted.includes(hostOf(tab.url))) return "muted";
	return (await isReachable(id)) ? "ok" : "unsupported";
}

/** Some public pages (the stores') take no scripts. What is known of pages that are gone is forgotten on the way. */
async function isReachable(tab: number): Promise<boolean> {
	try {
		const views = await viewsIn(tab);
		const record = recordOf(tab);
		if (record) keep(tab, present(record, views, record.private));
		return true;
	} catch {
		return false;
	}
}
