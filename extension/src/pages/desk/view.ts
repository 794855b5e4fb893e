/** One case: its parts, and what happens when something changes. */
import type { Case, CaseChange } from "../../shared/case.ts";
import { ask } from "../../shared/client.ts";
import { languages, type Told, told } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import type { OutboxEntry, Own, Settings } from "../../shared/protocol.ts";
import { h } from "../dom.ts";
import { answer, standing } from "./answer.ts";
import { authority } from "./authority.ts";
import { clock } from "./clock.ts";
import { end } from "./end.ts";
import { evidence } from "./evidence.ts";
import { letters } from "./letters.ts";
import { whom } from "./whom.ts";
import { hostOf, moment, reportOf, stateOf } from "./words.ts";

/** What the parts of the page know, and how they change it. */
export interface Desk {
	case: Case;
	told: Told;
	readonly own: Own;
	readonly settings: Settings;
	readonly languages: string[];
	entry: OutboxEntry | undefined;
	/** Changes the case, and shows it. */
	save(change: CaseChange): Promise<void>;
	/** Asks for the case again, and shows it. */
	refresh(): Promise<void>;
}

type Part = (desk: Desk) => HTMLElement;

const MAIN: Part[] = [answer, standing, whom, authority, letters];
const ASIDE: Part[] = [clock, evidence, end];

export async function open(id: string): Promise<Node[]> {
	const [cases, own, settings, known] = await Promise.all([ask("cases"), ask("own"), ask("settings"), languages()]);
	const found = cases.find((one) => one.id === id);
	if (!found) return [missing()];
	const shown = new Map<Part, HTMLElement>();
	const update = async (changed: Case) => {
		desk.case = changed;
		desk.told = await told(changed);
		desk.entry = (await ask("outbox")).find((entry) => entry.id === id);
		const top = headline(desk);
		headlineShown.replaceWith(top);
		headlineShown = top;
		for (const [part, element] of shown) shown.set(part, renewed(element, part(desk)));
	};
	const desk: Desk = {
		case: found,
		told: await told(found),
		own,
		settings,
		languages: known,
		entry: (await ask("outbox")).find((entry) => entry.id === id),
		save: async (change) => update(await ask("case", { id, change })),
		refresh: async () => {
			const now = (await ask("cases")).find((one) => one.id === id);
			if (now) await update(now);
		},
	};
	let headlineShown = headline(desk);
	const made = (part: Part) => {
		const element = part(desk);
		shown.set(part, element);
		return element;
	};
	return [
		headlineShown,
		h(
			"div",
			{ class: "columns" },
			h("div", { class: "stack" }, ...MAIN.map(made)),
			h("div", { class: "stack" }, ...ASIDE.map(made)),
		),
	];
}

const missing = () =>
	h(
		"div",
		{ class: "stack narrow" },
		h("h1", { tabindex: "-1" }, t("desk_title")),
		h("p", { class: "card soft" }, t("desk_gone")),
		h("p", {}, h("a", { href: "#" }, t("desk_back"))),
	);

function headline(desk: Desk): HTMLElement {
	const { level, seen_at } = reportOf(desk.case);
	const state = stateOf(desk.case, desk.told, Date.now());
	return h(
		"div",
		{ class: "headline", "data-level": level },
		h("a", { href: "#", class: "back" }, t("desk_back")),
		h("h1", { tabindex: "-1" }, hostOf(desk.case)),
		h("p", {}, word("case", desk.told.kind)),
		h(
			"p",
			{ class: "row hint" },
			h("span", { class: "chip", "data-state": state }, word("state", state)),
			h("span", {}, t("desk_seen", moment(seen_at))),
			desk.case.private === true && h("span", {}, t("desk_private")),
		),
	);
}

/**
 * Shows a part as it is now. In what somebody is writing nothing is exchanged under their hands; elsewhere the focus
 * stays where it was.
 */
function renewed(element: HTMLElement, now: HTMLElement): HTMLElement {
	const at = document.activeElement;
	const isHere = at !== null && element.contains(at);
	if (isHere && at.matches("textarea, input:not([type=checkbox], [type=radio])")) return element;
	const unfolded = [...element.querySelectorAll<HTMLDetailsElement>("details[open][id]")].map(({ id }) => id);
	element.replaceWith(now);
	for (const id of unfolded) now.querySelector<HTMLDetailsElement>(`#${CSS.escape(id)}`)?.setAttribute("open", "");
	if (isHere) {
		const mark = at.id ? `#${CSS.escape(at.id)}` : `[data-do="${at.getAttribute("data-do")}"]`;
		(now.querySelector<HTMLElement>(mark) ?? now.querySelector<HTMLElement>("h2"))?.focus();
	}
	return now;
}

/** A part of the page with its heading. */
export const part = (name: string, ...children: (Node | string | false | undefined)[]): HTMLElement =>
	h(
		"section",
		{ class: "card stack", "data-part": name, "aria-labelledby": `part-${name}` },
		h("h2", { id: `part-${name}`, tabindex: "-1" }, t(`part_${name}`)),
		...children,
	);
