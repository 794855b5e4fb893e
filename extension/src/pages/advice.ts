/** *What should I do?* Short, in the order in which to do it. */
import { t } from "../shared/i18n.ts";
import type { Judged } from "../shared/protocol.ts";
import { h } from "./dom.ts";
import { stepsFor } from "./steps.ts";

export function advice(finding: Judged): HTMLElement {
	return h(
		"div",
		{ class: "note stack tight", "data-advice": true },
		h("h3", {}, t("advice_title")),
		h("ol", { class: "steps" }, ...stepsFor(finding).map((step) => h("li", {}, t(`advice_${step}`)))),
	);
}
