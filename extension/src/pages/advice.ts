/** *What should I do?* Short, in the order in which to do it. */
import { t } from "../shared/i18n.ts";
import type { Judged } from "../shared/protocol.ts";
import { h } from "./dom.ts";

export function advice(finding: Judged): HTMLElement {
	return h(
		"div",
		{ class: "note stack tight", "data-advice": true },
		h("h3", {}, t("advice_title")),
		h("ol", { class: "steps" }, ...stepsFor(finding).map((step) => h("li", {}, t(`advice_${step}`)))),
	);
}

/** Which pieces of advice fit. */
export function stepsFor({
	kind,
	level,
	ownership,
	reasons,
}: Pick<Judged, "kind" | "level" | "ownership" | "reasons">) {
	if (kind === "consent") return ["consent"];
	const steps = ["reload", "submit", "copy"];
	if (level === "ask") steps.unshift("ask_first");
	if (ownership === "mixed") steps.push("mixed");
	if (!reasons.includes("not-public")) steps.push("report", "tell");
	return [...steps, "close"];
}
