/** The banner in the top frame: shown when it is worth interrupting, once per view if dismissed. */
import { rightToLeft, t } from "../shared/i18n.ts";
import type { Judged, ToPage, Verdict } from "../shared/protocol.ts";
import { leading } from "./merge.ts";
import { read, write } from "./session.ts";
import { keep, recordOf } from "./tabs.ts";

/** What is said, from the gravest finding: a sentence for its first reason, else for its kind and level. */
function sentence(verdict: Verdict): string {
	const finding = leading(verdict);
	const specific = finding ? specifically(finding) : "";
	return specific || t(`banner_${verdict.level}`);
}

function specifically({ kind, form_kind, people, reasons }: Judged): string {
	const key =
		kind === "person" ? (reasons[0] ?? "") : kind === "recipients" && form_kind === "compose" ? "writing" : kind;
	const count = people.toLocaleString(chrome.i18n.getUILanguage());
	return chrome.i18n.getMessage(`banner_${key.replaceAll("-", "_")}`, [count]);
}

/** Shows, changes or hides the banner of a tab, as its verdict wants it now. */
export async function showBanner(tab: number, verdict: Verdict): Promise<void> {
	const record = recordOf(tab);
	if (!record) return;
	const wanted = verdict.surface === "banner" && !record.dismissed;
	const message: ToPage = wanted
		? {
				type: "show",
				level: verdict.level,
				sentence: sentence(verdict),
				details: t("banner_details"),
				dismiss: t("banner_dismiss"),
				rtl: rightToLeft(),
			}
		: { type: "hide" };
	const shown = wanted ? JSON.stringify(message) : "";
	if (shown === record.shown) return;
	keep(tab, { ...record, shown });
	try {
		const target = { tabId: tab, frameIds: [0] };
		if (wanted && record.shown === "")
			await chrome.scripting.executeScript({ target, files: ["banner.js"], injectImmediately: true });
		await chrome.tabs.sendMessage(tab, message, { frameId: 0 });
	} catch {
		// The page is gone, or is none that takes scripts: the badge says it.
		const now = recordOf(tab);
		if (now?.shown === shown) keep(tab, { ...now, shown: "" });
	}
}

/** The popup; where the browser wants a click on the toolbar for it, the same page in a tab. */
export async function openDetails(tab: chrome.tabs.Tab): Promise<void> {
	try {
		await chrome.action.openPopup({ windowId: tab.windowId });
	} catch {
		const url = chrome.runtime.getURL(`pages/popup.html?tab=${tab.id}`);
		await chrome.tabs
			.create({ url, windowId: tab.windowId, index: tab.index + 1 })
			.catch(() => chrome.tabs.create({ url }));
	}
}

const dismissalsKey = (site: string) => `dismissed:${site}`;

export const dismissals = (site: string, inPrivate: boolean): number =>
	read<number>(dismissalsKey(site), inPrivate) ?? 0;

export function dismissed(tab: number, site: string): void {
	const record = recordOf(tab);
	if (!record) return;
	keep(tab, { ...record, dismissed: true, shown: "" });
	write(dismissalsKey(site), dismissals(site, record.private) + 1, record.private);
}
