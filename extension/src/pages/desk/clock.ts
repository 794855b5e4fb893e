/** What happened, what is due, and what the person says of it. */
import type { CaseEvent } from "../../shared/case.ts";
import { nextDue } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import { button, h } from "../dom.ts";
import { attempt, say } from "../saying.ts";
import { calendar } from "./calendar.ts";
import { download, tick } from "./form.ts";
import { eventOf, withSent } from "./sent.ts";
import { type Desk, part } from "./view.ts";
import { day, hostOf, letterName, moment, reportOf, rule } from "./words.ts";

/** What only the person can know, and may take back. */
const SAID: CaseEvent[] = ["answered", "fixed", "closed"];

export function clock(desk: Desk): HTMLElement {
	const { case: one, told } = desk;
	const now = Date.now();
	const letters = new Set(one.sent.map(eventOf));
	const happened = (Object.entries(one.events) as [CaseEvent, number][]).filter(([event]) => !letters.has(event));
	const rows = [
		{ at: Date.parse(reportOf(one).seen_at), row: done(t("event_seen")) },
		...happened.map(([event, at]) => ({ at, row: done(word("event", event), event, back(event)) })),
		...one.sent.map((letter, index) => ({
			at: letter.at,
			row: done(
				letterName(letter.kind, told.regime),
				eventOf(letter) ?? letter.kind,
				button({ do: "undo-sent", text: t("do_undo"), class: "quiet" }, () => unsent(desk, index)),
				t("clock_sent_to", letter.to),
			),
		})),
		...told.deadlines.map((deadline) => {
			const at = Date.parse(deadline.due);
			const citation =
				deadline.rule === "-" ? "" : `${rule(deadline.rule)} · ${t("due_checked", day(deadline.checked))}`;
			return { at, row: due(word("due", deadline.what), citation, at < now) };
		}),
	].sort((a, b) => a.at - b.at);
	const open = SAID.filter((event) => one.events[event] === undefined);
	const entries = told.deadlines
		.map((deadline) => ({ ...deadline, at: Date.parse(deadline.due) }))
		.filter(({ at }) => at > now);
	return part(
		"clock",
		h("ol", { class: "clock" }, ...rows.map(({ at, row }) => row(moment(at)))),
		h(
			"div",
			{ class: "row" },
			...open.map((event) => button({ do: `mark-${event}`, text: t(`mark_${event}`) }, () => mark(desk, event))),
		),
		entries.length > 0 &&
			h(
				"div",
				{ class: "row" },
				button({ do: "calendar", text: t("clock_calendar"), class: "quiet" }, () =>
					download(
						"strayfield.ics",
						"text/calendar",
						calendar(
							entries.map(({ what, at, rule: citation }) => ({
								uid: `${one.id}-${what}`,
								at,
								title: `${word("due", what)}: ${hostOf(one)}`,
								text: citation === "-" ? "" : rule(citation),
							})),
							now,
						),
					),
				),
			),
		entries.length > 0 &&
			tick("remind", t("clock_remind"), one.remind > 0, (on) => void attempt(() => remind(desk, on))),
	);

	function back(event: CaseEvent) {
		if (!SAID.includes(event)) return undefined;
		return button({ do: `undo-${event}`, text: t("do_undo"), class: "quiet" }, () => mark(desk, event));
	}

	function done(text: string, event = "", undo?: HTMLElement, to = "") {
		return (time: string) =>
			h(
				"li",
				{ class: "done", ...(event && { "data-event": event }) },
				h("strong", {}, text),
				to !== "" && h("span", { class: "hint" }, to),
				h("span", { class: "hint" }, time),
				undo,
			);
	}

	function due(text: string, citation: string, isPast: boolean) {
		return (time: string) =>
			h(
				"li",
				{ class: isPast ? "past" : "due" },
				h("strong", {}, text),
				h("span", { class: "hint" }, t(isPast ? "due_past" : "due_on", time)),
				citation !== "" && h("span", { class: "hint" }, citation),
			);
	}
}

/** Says that something has happened, or that it has not after all. */
export const mark = (desk: Desk, event: CaseEvent) =>
	attempt(() =>
		desk.save(({ events: { [event]: before, ...others } }) => ({
			events: before === undefined ? { ...others, [event]: Date.now() } : others,
		})),
	);

/** Says that a letter was not sent after all. */
const unsent = (desk: Desk, index: number) =>
	attempt(() =>
		desk.save((now) =>
			withSent(
				now,
				now.sent.filter((_, at) => at !== index),
			),
		),
	);

/** The earliest thing that is due, as a notification of the browser. */
async function remind(desk: Desk, on: boolean): Promise<void> {
	const allowed = on && (await chrome.permissions.request({ permissions: ["notifications"] }));
	if (on && !allowed) say(t("clock_remind_refused"));
	await desk.save({ remind: allowed ? nextDue(desk.told.deadlines, Date.now()) : 0 });
}
