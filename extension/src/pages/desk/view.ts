/** One case: its parts, and what happens when something changes. */
import type { Case, CaseChange } from "../../shared/case.ts";
import { ask } from "../../shared/client.ts";
import { languages, nextDue, type Told, told } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import type { OutboxEntry, Own, Settings } from "../../shared/protocol.ts";
import { h } from "../dom.ts";
import { answer, standing } from "./answer.ts";
import { authority } from "./authority.ts";
import { clock } from "./clock.ts";
import { end } from "./end.ts";
import { evidence } from "./evidence.ts";
import { letters } from "./letters.ts";
import { released } from "./released.ts";
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
	/** Changes the case, and shows it. What is made from the case is given as a function of how it is by then. */
	save(change: CaseChange | ((now: Case) => CaseChange)): Promise<void>;
	/** Shows the case as it is now, and what the page knows beside it. */
	show(): Promise<void>;
}

type Part = (desk: Desk) => HTMLElement | Promise<HTMLElement>;

const MAIN: Part[] = [answer, standing, whom, authority, letters];
const ASIDE: Part[] = [clock, evidence, end];

export async function open(id: string): Promise<Node[]> {
	const [own, settings, known] = await Promise.all([ask("own"), ask("settings"), languages()]);
	const first = await stored(id);
	changedElsewhere = async () => {};
	if (!first) return [missing()];
	const desk: Desk = {
		case: first,
		told: await told(first),
		own,
		settings,
		languages: known,
		entry: await sending(id),
		save: (change) =>
			inTurn(async () => {
				const now = (await stored(id)) ?? desk.case;
				const changed = await ask("case", { id, change: typeof change === "function" ? change(now) : change });
				const next = changed.remind > 0 ? nextDue((await told(changed)).deadlines, Date.now()) : 0;
				if (next !== changed.remind) await ask("case", { id, change: { remind: next } });
				await update();
			}),
		show: () => inTurn(update),
	};
	changedElsewhere = async () => {
		const now = [await stored(id), await sending(id)];
		if (now[0] && JSON.stringify(now) !== JSON.stringify([desk.case, desk.entry])) await update();
	};
	let headlineShown = headline(desk);
	const shown = new Map(await made([...MAIN, ...ASIDE]));
	const column = (parts: Part[]) => h("div", { class: "stack" }, ...parts.map((part) => shown.get(part)));
	return [headlineShown, h("div", { class: "columns" }, column(MAIN), column(ASIDE))];

	function made(parts: Part[]): Promise<[Part, HTMLElement][]> {
		return Promise.all(parts.map(async (part): Promise<[Part, HTMLElement]> => [part, await part(desk)]));
	}

	async function update(): Promise<void> {
		desk.case = (await stored(id)) ?? desk.case;
		desk.told = await told(desk.case);
		desk.entry = await sending(id);
		const now = await made([...shown.keys()]);
		await released();
		const top = headline(desk);
		headlineShown.replaceWith(top);
		headlineShown = top;
		for (const [part, element] of now) shown.set(part, renewed(shown.get(part) ?? element, element));
	}
}

const stored = async (id: string): Promise<Case | undefined> => (await ask("cases")).find((one) => one.id === id);
const sending = async (id: string): Promise<OutboxEntry | undefined> =>
	(await ask("outbox")).find((entry) => entry.id === id);

let changedElsewhere: () => Promise<void> = async () => {};

// In another tab, or by the background once a report has arrived.
chrome.storage.local.onChanged.addListener(() => void inTurn(() => changedElsewhere()));

let last: Promise<unknown> = Promise.resolve();

/** One after the other: what is changed while something is shown must not be lost, nor shown in what is gone by then. */
function inTurn(act: () => Promise<void>): Promise<void> {
	const turn = last.then(act);
	last = turn.catch(() => {});
	return turn;
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
	const mark = isHere ? markOf(at) : "";
	const place = mark === "" ? -1 : [...element.querySelectorAll(mark)].indexOf(at as Element);
	element.replaceWith(now);
	for (const id of unfolded) now.querySelector<HTMLDetailsElement>(`#${CSS.escape(id)}`)?.setAttribute("open", "");
	if (isHere) {
		const same = mark === "" ? undefined : now.querySelectorAll<HTMLElement>(mark)[place];
		(same ?? now.querySelector<HTMLElement>("h2"))?.focus({ preventScroll: same !== undefined });
	}
	return now;
}

/** What finds an element again in the part as it is now, with its place among its likes; empty: nothing does. */
function markOf(at: Element): string {
	if (at.id) return `#${CSS.escape(at.id)}`;
	const does = at.getAttribute("data-do");
	if (does) return `[data-do="${does}"]`;
	return at.matches("details[id] > summary") ? `#${CSS.escape(at.parentElement?.id ?? "")} > summary` : "";
}

/** A part of the page with its heading. */
export const part = (name: string, ...children: (Node | string | false | undefined)[]): HTMLElement =>
	h(
		"section",
		{ class: "card stack", "data-part": name, "aria-labelledby": `part-${name}` },
		h("h2", { id: `part-${name}`, tabindex: "-1" }, t(`part_${name}`)),
		...children,
	);
