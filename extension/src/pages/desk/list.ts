/** My cases, the newest first. */
import { ask } from "../../shared/client.ts";
import { told } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import { h } from "../dom.ts";
import { hostOf, moment, reportOf, stateOf } from "./words.ts";

export async function list(): Promise<HTMLElement> {
	const cases = await ask("cases");
	const now = Date.now();
	const rows = await Promise.all(
		cases.map(async (one) => {
			const { kind, deadlines } = await told(one);
			const state = stateOf(one, { deadlines } as Awaited<ReturnType<typeof told>>, now);
			const next = deadlines
				.map(({ due, what }) => ({ at: Date.parse(due), what }))
				.filter(({ at }) => at > now && !one.events.closed)
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
					h("span", {}, word("case", kind)),
					h("span", { class: "hint" }, t("desk_seen", moment(reportOf(one).seen_at))),
					next && h("span", { class: "hint" }, `${word("due", next.what)}: ${moment(next.at)}`),
				),
			);
		}),
	);
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
		rows.length > 0 ? h("ul", { class: "cases" }, ...rows) : h("p", { class: "card soft" }, t("desk_none")),
	);
}
