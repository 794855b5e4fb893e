/** What became of a report, followed until it is decided or has to wait. */
import { ask } from "../shared/client.ts";
import { t } from "../shared/i18n.ts";
import type { OutboxEntry } from "../shared/protocol.ts";
import { button, h } from "./dom.ts";
import { attempt, say } from "./saying.ts";

/** How often the outbox is asked while the report is on its way. */
const GLANCE_MS = 400;

export function receipt(entry: OutboxEntry, collector: string, withdrawn: () => void): HTMLElement {
	const place = h("div", { "data-receipt": true, role: "status", class: "note stack tight" });
	void follow(place, entry, collector, withdrawn);
	return place;
}

async function follow(place: HTMLElement, first: OutboxEntry, collector: string, withdrawn: () => void) {
	let entry: OutboxEntry | undefined = first;
	for (;;) {
		show(place, entry, collector, withdrawn);
		if (entry.state !== "waiting" || entry.attempts > 0) return;
		await new Promise((later) => setTimeout(later, GLANCE_MS));
		entry = (await ask("outbox")).find(({ id }) => id === first.id);
		if (!entry || !place.isConnected) return;
	}
}

function show(place: HTMLElement, entry: OutboxEntry, collector: string, withdrawn: () => void) {
	place.dataset.state = entry.state;
	const retry = async () => void follow(place, await ask("send", { id: entry.id }), collector, withdrawn);
	const withdraw = async () => {
		await ask("discard", { id: entry.id });
		say(t("undone"));
		withdrawn();
	};
	place.replaceChildren(
		h("p", {}, h("strong", {}, said(entry)), entry.case ? ` ${t("receipt_case", entry.case)}` : ""),
		why(entry) && h("p", { class: "hint" }, why(entry)),
		h(
			"div",
			{ class: "row" },
			h("a", { href: `desk.html#${entry.id}`, target: "_blank", "data-do": "desk" }, t("receipt_desk")),
			entry.state === "sent" && h("a", { href: collector, target: "_blank", rel: "noreferrer" }, t("receipt_board")),
			entry.state === "waiting" &&
				entry.attempts > 0 &&
				button({ do: "retry", text: t("do_retry"), class: "quiet" }, () => attempt(retry)),
			entry.state !== "sent" &&
				button({ do: "withdraw", text: t("do_withdraw"), class: "quiet" }, () => attempt(withdraw)),
		),
	);
}

/** What went wrong, unless that is said already; and what the collector said of it. */
const why = ({ problem, detail }: OutboxEntry): string =>
	[problem && problem !== "problem_refused" && t(problem), detail].filter(Boolean).join(" ");

/** How it stands with a report. Nothing of a private window outlives the background, which may end at any moment. */
export function said({ state, attempts, private: inPrivate }: OutboxEntry): string {
	const key = state === "waiting" && attempts > 0 ? "receipt_retrying" : `receipt_${state}`;
	const stays = state === "sent" || state === "refused";
	return t(inPrivate && !stays ? `${key}_private` : key);
}
