/** Which authority is competent: asked for what decides it, and a choice where that is not known. */
import { type Case, LAENDER, type Place, SECTORS } from "../../shared/case.ts";
import { type Authority, land as landOf, type Routing } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import { h } from "../dom.ts";
import { attempt, say } from "../saying.ts";
import { choose, write } from "./form.ts";
import { type Desk, part } from "./view.ts";
import { countries, country, day } from "./words.ts";

/** The routing that counts: somebody concerned complains, others give a hint. */
export const routing = ({ case: one, told }: Desk): Routing =>
	one.standing === "affected" ? told.complaint : told.tip;

export function authority(desk: Desk): HTMLElement {
	const { case: one, save } = desk;
	const change = (more: Partial<Case>) => void attempt(() => save(more));
	const { ask } = routing(desk);
	const needsHome =
		one.standing === "affected" ||
		one.residence.country !== "" ||
		ask.some((question) => question.startsWith("residence"));
	return part(
		"authority",
		h("p", { class: "soft" }, t(one.standing === "affected" ? "authority_lead_affected" : "authority_lead")),
		h(
			"div",
			{ class: "pair" },
			...place("seat", t("authority_seat"), one.seat, (seat) => change({ seat })),
			choose(
				"sector",
				t("authority_sector"),
				[["", t("not_known")], ...SECTORS.map((sector): [string, string] => [sector, word("sector", sector)])],
				one.sector,
				(sector) => change({ sector: sector as Case["sector"] }),
			),
		),
		needsHome &&
			h(
				"div",
				{ class: "pair" },
				...place("residence", t("authority_residence"), one.residence, (residence) => change({ residence })),
			),
		result(desk),
	);
}

function place(
	id: string,
	label: string,
	{ country: chosen, land }: Place,
	changed: (place: Place) => void,
): HTMLElement[] {
	const german = chosen === "DE";
	const byPostcode = async (postcode: string) => {
		const found = await landOf(postcode);
		if (found === "") say(t("authority_postcode_unknown"));
		else changed({ country: "DE", land: found as Place["land"] });
	};
	return [
		choose(id, label, [["", t("not_known")], ...countries()], chosen, (code) => changed({ country: code, land: "" })),
		...(german
			? [
					choose(
						`${id}-land`,
						t("authority_land"),
						[["", t("not_known")], ...LAENDER.map((code): [string, string] => [code, t(`land_${code.toLowerCase()}`)])],
						land,
						(code) => changed({ country: "DE", land: code as Place["land"] }),
					),
					write(`${id}-postcode`, t("authority_postcode"), "", (postcode) => void attempt(() => byPostcode(postcode)), {
						hint: t("authority_postcode_hint"),
					}),
				]
			: []),
	];
}

function result(desk: Desk): HTMLElement {
	const { competent, ask } = routing(desk);
	if (ask.length === 0) {
		return h(
			"div",
			{ class: "stack tight", "data-decided": true },
			...competent.map(({ authority, why }) => card(authority, word("why", why))),
		);
	}
	return h(
		"div",
		{ class: "stack tight", "data-undecided": ask.join(" ") },
		h("p", { class: "note" }, t("authority_asks", ask.map((question) => word("question", question)).join(", "))),
		h(
			"details",
			{ id: "authority-choice" },
			h("summary", {}, t("authority_choice", competent.length)),
			h(
				"div",
				{ class: "stack tight" },
				...competent.map(({ authority }) => card(authority, country(authority.country))),
			),
		),
	);
}

const card = ({ id, name, address, email, form, web, note, checked }: Authority, why: string): HTMLElement =>
	h(
		"article",
		{ class: "note stack tight authority", "data-authority": id },
		h("h3", {}, name),
		h("p", { class: "hint" }, why),
		h("p", { class: "lines" }, address.join("\n")),
		h(
			"p",
			{ class: "row" },
			email !== null && h("a", { href: `mailto:${email}` }, email),
			form !== null && h("a", { href: form, target: "_blank", rel: "noreferrer" }, t("authority_form")),
			web !== null && h("a", { href: web, target: "_blank", rel: "noreferrer" }, t("authority_web")),
		),
		note !== null && h("p", { class: "hint" }, word("note", note)),
		h("p", { class: "hint" }, checked === null ? t("authority_unchecked") : t("due_checked", day(checked))),
	);
