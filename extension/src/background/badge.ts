/** The toolbar button of a tab. The browser clears it on navigation by itself. */
import { t } from "../shared/i18n.ts";
import type { Level, Verdict } from "../shared/protocol.ts";

/** Shape and colour: neither says it alone. Texts on the colours have a contrast of 4.5 and more. */
const LOOKS: Record<Level, { text: string; color: string }> = {
	clear: { text: "", color: "#10626f" },
	ask: { text: "?", color: "#1d5fa8" },
	warn: { text: "!", color: "#b04a00" },
	alarm: { text: "!!", color: "#b3161f" },
};

export async function showBadge(tabId: number, { level, surface }: Verdict): Promise<void> {
	const shown = surface === "none" ? "clear" : level;
	await set(tabId, LOOKS[shown], t(`badge_${shown}`));
}

async function set(tabId: number, { text, color }: { text: string; color: string }, title: string) {
	try {
		await Promise.all([
			chrome.action.setBadgeText({ tabId, text }),
			chrome.action.setBadgeBackgroundColor({ tabId, color }),
			chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
			chrome.action.setTitle({ tabId, title }),
		]);
	} catch {
		// The tab is gone.
	}
}
