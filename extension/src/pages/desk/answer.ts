/** *Is it a breach?* and *What should I do?*, and who the person is in it. */
import { BECAUSES, PURPOSES, STANDINGS } from "../../shared/case.ts";
import { t, word } from "../../shared/i18n.ts";
import { stepText } from "../advice.ts";
import { h } from "../dom.ts";
import { attempt } from "../saying.ts";
import { choose, oneOf, tick } from "./form.ts";
import { type Desk, part } from "./view.ts";

export function answer({ told }: Desk): HTMLElement {
	const law = t(`law_${told.regime}`);
	return part(
		"answer",
		h("p", { class: "lead", "data-breach": told.answer.breach }, word("breach", told.answer.breach)),
		h(
			"details",
			{ id: "answer-why" },
			h("summary", {}, t("answer_why")),
			h("ul", { class: "points" }, ...told.answer.points.map((point) => h("li", {}, word("point", point, law)))),
			h("p", { class: "hint" }, t("answer_no_advice")),
		),
		h("h3", {}, t("advice_title")),
		h(
			"ol",
			{ class: "steps", "data-steps": true },
			...told.steps.map((step) => h("li", {}, stepText(step, told.regime))),
		),
	);
}

export function standing(desk: Desk): HTMLElement {
	const { case: one, save } = desk;
	const isConsent = desk.told.kind === "consent";
	return part(
		"standing",
		oneOf(
			"standing",
			t("standing_legend"),
			STANDINGS.map((standing) => [standing, t(`standing_${standing}`)]),
			one.standing,
			(standing) => void attempt(() => save({ standing: standing as typeof one.standing })),
		),
		one.standing === "finder" && desk.told.kind === "mixed" && h("p", { class: "note" }, t("standing_mixed")),
		h("p", { class: "hint" }, t(`standing_${one.standing}_may`)),
		one.standing === "affected" &&
			choose(
				"because",
				t("standing_because"),
				[["", t("because_none")], ...BECAUSES.map((because): [string, string] => [because, word("because", because)])],
				one.because,
				(because) => void attempt(() => save({ because: because as typeof one.because })),
			),
		(one.standing === "affected" || isConsent) &&
			h(
				"fieldset",
				{ class: "stack tight" },
				h("legend", {}, t("standing_purposes")),
				...PURPOSES.map((purpose) =>
					tick(`purpose-${purpose}`, word("purpose", purpose), one.purposes.includes(purpose), (on) => {
						const others = one.purposes.filter((other) => other !== purpose);
						void attempt(() => save({ purposes: on ? [...others, purpose] : others }));
					}),
				),
			),
	);
}
