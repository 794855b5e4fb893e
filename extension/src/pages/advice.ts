/** *What should I do?* Short, in the order in which to do it. */
import { t, word } from "../shared/i18n.ts";
import { h } from "./dom.ts";

/** Steps that name an article of the GDPR, and have a sentence of their own for Switzerland. */
const SWISS = ["rectify", "take-back", "ask-access", "ask-told"];

/** The sentence for a step, under a law: a word of `strayfield_core::case::Regime`. */
export const stepText = (step: string, regime = "eu"): string =>
	word("advice", regime === "ch" && SWISS.includes(step) ? `${step}-ch` : step, t(`law_${regime}`));

/** For these steps: words of `strayfield_core::case::Step`. */
export const advice = (steps: string[]): HTMLElement =>
	h(
		"div",
		{ class: "note stack tight", "data-advice": true },
		h("h3", {}, t("advice_title")),
		h("ol", { class: "steps" }, ...steps.map((step) => h("li", {}, stepText(step)))),
	);
