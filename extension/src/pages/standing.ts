/** Why nothing is looked at on a page, and what can be done about it. */
import { t } from "../shared/i18n.ts";
import type { TabState } from "../shared/protocol.ts";
import { h } from "./dom.ts";

export function standing({ status, site, pausedUntil }: TabState, ...ways: HTMLElement[]): HTMLElement {
	const key = status.replaceAll("-", "_");
	const until = new Date(pausedUntil).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
	return h(
		"section",
		{ class: "card stack tight" },
		h("h2", {}, t(`status_${key}`, status === "paused" ? until : site)),
		h("p", { class: "soft" }, t(`status_${key}_text`)),
		...ways,
	);
}
