/** My cases, the newest first. */
import type { Case } from "../../shared/case.ts";
import { ask } from "../../shared/client.ts";
import { told } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import { button, h } from "../dom.ts";
import { hostOf, moment, reportOf, stateOf } from "./words.ts";

/** So many are shown at a time: of each it is asked what is due. */
const AT_ONCE = 100;

export async function list(): Promise<HTMLElement> {
	const cases = await ask("cases");
	const rows = h("ul", { class: "cases" });
	const show = async () => {
		const shown = rows.childElementCount;
		rows.append(...(await Promise.all(cases.slice(shown, shown + AT_ONCE).map(row))));
		more.hidden = rows.childElementCount >= cases.length;
		return rows.children[shown];
	};
	const more = button({ do: "more-cases", text: t("desk_more") }, async () => {
		(await show())?.querySelector("a")?.focus();
	});
	await show();
	return h(
		"div",
		{ class: "stack narrow" },
		h(
			"div",
			{ class: "row between" },
			h("h1", { tabindex: "-1" }, t("desk_title")),
			h("a", { href: "#new", class: "button", "data-do": "new-case" }, t("desk_new")),
		),
		h("p", { class: "soft" }, t("desk_lead")),
		cases.length > 0 ? rows : h("p", { class: "card soft" }, t("desk_none")),
		h("div", { class: "row" }, more),
	);
}

async function row(one: Case): Promise<HTMLElement> {
	const now = Date.now();
	const about = await told(one);
	const state = stateOf(one, about, now);
	const next = about.deadlines
		.map(({ due, what }) => ({ at: Date.parse(due), what }))
		.filter(({ at }) => at > now)
		.sort((a, b) => a.at - b.at)[0];
	return h(
		"li",
		{},
		h(
			"a",
			{ href: `#${one.id}`, class: "card case", "data-level": reportOf(one).level, "data-case": one.id },
			h(
				"span",
				{ class: "row between" },
				h("strong", {}, hostOf(one)),
				h("span", { class: "chip", "data-state": state }, word("state", state)),
			),
			h("span", {}, word("case", about.kind)),
			h("span", { class: "hint" }, t("desk_seen", moment(reportOf(one).seen_at))),
			next && h("span", { class: "hint" }, `${word("due", next.what)}: ${moment(next.at)}`),
		),
	);
}
