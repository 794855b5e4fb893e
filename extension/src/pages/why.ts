/** *Why?*: for each field of a page the kinds that were considered, what spoke for and against each, and the winner. `?tab=ID`, else the page last seen. */
import { ask } from "../shared/client.ts";
import { language, t, word } from "../shared/i18n.ts";
import type { Candidate, FieldWhy, FormWhy, FrameWhy } from "../shared/protocol.ts";
import { byId, h, localize } from "./dom.ts";
import { attempt } from "./saying.ts";
import { standing } from "./standing.ts";

/** Points are hundredths. */
const weight = new Intl.NumberFormat(language(), {
	signDisplay: "exceptZero",
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
});

localize();
document.title = `${t("whyfield_title")} – Strayfield`;
byId("again").addEventListener("click", () => attempt(show));
void attempt(show);

async function show(): Promise<void> {
	const main = byId("main");
	main.setAttribute("aria-busy", "true");
	try {
		const tab = await tabInQuestion();
		const state = await ask("state", { tab });
		const isSeen = state.status === "ok" || state.status === "too-large";
		main.replaceChildren(...(isSeen ? page(state.site, await ask("why", { tab })) : [standing(state)]));
	} finally {
		main.setAttribute("aria-busy", "false");
	}
}

/** The one that was asked for, or the one on which somebody was last. */
async function tabInQuestion(): Promise<number> {
	const given = new URLSearchParams(location.search).get("tab");
	if (given !== null) return Number(given);
	const pages = (await chrome.tabs.query({})).filter(({ url }) => /^(?:https?|file):/.test(url ?? ""));
	pages.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
	return pages[0]?.id ?? -1;
}

function page(site: string, frames: FrameWhy[]): HTMLElement[] {
	if (frames.length === 0) return [h("p", { class: "note" }, t("whyfield_none", site))];
	return frames.flatMap((frame) => [
		h("h2", { class: "site" }, frame.site || site),
		...frame.forms.map((form) => formCard(form)),
	]);
}

const formCard = ({ kind, fields }: FormWhy) =>
	h("section", { class: "card stack tight" }, h("h3", {}, word("form", kind)), ...fields.map(field));

function field({ called, holding, shown, explanation }: FieldWhy): HTMLElement {
	const { kind, rules, candidates } = explanation;
	return h(
		"details",
		{ "data-control": String(explanation.control), "data-kind": kind },
		h(
			"summary",
			{},
			h("span", { class: "called" }, called || t("whyfield_nameless")),
			h("span", { class: "chip" }, word("field", kind)),
		),
		h("p", { class: "hint" }, [word("holding", holding), shown].filter((part) => part !== "").join(": ")),
		rules !== kind && h("p", { class: "hint" }, t("whyfield_rules", word("field", rules))),
		...candidates.map((candidate, at) => considered(candidate, at === 0)),
	);
}

const considered = ({ kind, points, because }: Candidate, won: boolean) =>
	h(
		"table",
		won ? { "data-won": true } : {},
		h("caption", {}, t(won ? "whyfield_won" : "whyfield_considered", word("field", kind))),
		h(
			"thead",
			{ class: "for-readers" },
			h("tr", {}, h("th", { scope: "col" }, t("whyfield_evidence")), h("th", { scope: "col" }, t("whyfield_weight"))),
		),
		h(
			"tbody",
			{},
			...because.map(({ what, says, points }) => h("tr", {}, h("td", {}, evidence(what, says)), number(points))),
		),
		h("tfoot", {}, h("tr", {}, h("td", {}, t("whyfield_sum")), number(points))),
	);

const number = (points: number) => h("td", { class: "weight", "data-for": points > 0 }, weight.format(points / 100));

/** One reason as a sentence. Words say a field's kind or something else; a missing text is one of the page's. */
function evidence(what: string, says: string): string {
	switch (what) {
		case "control":
			return t("tells_control", word("trait", says));
		case "form":
		case "speaks":
			return word("tells", what, word("form", says));
		case "no-text":
		case "unknown-text":
			return word("tells", what, word("text", says));
		default:
			return word("tells", what, word("field", says));
	}
}
