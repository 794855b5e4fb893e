/** The permission to see pages can be taken away. No script of ours runs then, so the button says it beforehand. */
import { t } from "../shared/i18n.ts";
import { enterOpenPages } from "./installed.ts";

/** What the button says of tabs that have nothing of their own to say. */
export async function showPermission(): Promise<void> {
	const { origins = [] } = await chrome.permissions.getAll();
	const nowhere = origins.length === 0;
	await Promise.all([
		chrome.action.setBadgeText({ text: nowhere ? "–" : "" }),
		chrome.action.setBadgeBackgroundColor({ color: "#4a5f63" }),
		chrome.action.setBadgeTextColor({ color: "#ffffff" }),
		chrome.action.setTitle({ title: t(nowhere ? "badge_no_permission" : "badge_clear") }),
	]);
}

/** Given back: pages that are open are looked at now. */
export async function permissionAdded(): Promise<void> {
	await Promise.all([showPermission(), enterOpenPages()]);
}

/** Whether there is a permission for a tab's page. Without one, the browser does not even tell the address. */
export function maySee(url: string | undefined): Promise<boolean> {
	const web = /^https?:/.test(url ?? "");
	if (url !== undefined && !web) return Promise.resolve(true);
	const origins = web ? [`${new URL(url ?? "").origin}/*`] : ["http://*/*", "https://*/*"];
	return chrome.permissions.contains({ origins });
}
