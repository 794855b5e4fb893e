/** *What should I do?* Short, in the order in which to do it. */
import { t, word } from "../shared/i18n.ts";
import { h } from "./dom.ts";

/** For these steps: words of `strayfield_core::case::Step`. */
export const advice = (steps: string[]): HTMLElement =>
	h(
		"div",
		{ class: "note stack tight", "data-advice": true },
		h("h3", {}, t("advice_title")),
		h("ol", { class: "steps" }, ...steps.map((step) => h("li", {}, word("advice", step)))),
	);
