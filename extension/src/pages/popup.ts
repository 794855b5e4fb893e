/** The popup: what was found on this tab and why, and what can be done about it. Also as a page, `?tab=ID`. */
import { ask, Refused } from "../shared/client.ts";
import { advice as adviceFor, report } from "../shared/desk.ts";
import { t, word } from "../shared/i18n.ts";
import type { Decision, Facts, Judged, Level, Settings, TabState } from "../shared/protocol.ts";
import { isEmpty } from "../shared/settings.ts";
import { advice } from "./advice.ts";
import { button, byId, h, localize } from "./dom.ts";
import { receipt } from "./receipt.ts";
import { reportView } from "./report-view.ts";
import { attempt, say } from "./saying.ts";
import { standing } from "./standing.ts";

const MARKS: Record<Level, string> = { clear: "✓", ask: "?", warn: "!", alarm: "!!" };
const RANKS: Level[] = ["alarm", "warn", "ask", "clear"];

interface Shown {
	tab: number;
	state: TabState;
	settings: Settings;
	toldNothing: boolean;
	waiting: number;
	/** The report on each finding, as it was shown. */
	bodies: Map<number, string>;
}

const given = new URLSearchParams(location.search).get("tab");
if (given !== null) document.body.classList.add("in-tab");
localize();
byId("cases").addEventListener("click", () => openPage("desk"));
byId("settings").addEventListener("click", () => openPage("options"));
void attempt(show);

async function show(): Promise<void> {
	const tab = given === null ? await activeTab() : Number(given);
	const [state, settings, own, outbox] = await Promise.all([
		ask("state", { tab }),
		ask("settings"),
		ask("own"),
		ask("outbox"),
	]);
	const waiting = outbox.filter((entry) => entry.state === "waiting" || entry.state === "refused").length;
	const shown: Shown = { tab, state, settings, toldNothing: isEmpty(own), waiting, bodies: new Map() };
	const main = byId("main");
	main.replaceChildren(...(await content(shown)));
	main.dataset.level = state.verdict.level;
	main.dataset.status = state.status;
	main.setAttribute("aria-busy", "false");
}

async function activeTab(): Promise<number> {
	const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
	return tab?.id ?? -1;
}

/** A page of ours in a tab of its own; the popup goes. */
function openPage(name: "options" | "welcome" | "desk" | "why", part = ""): void {
	void chrome.tabs.create({ url: chrome.runtime.getURL(`pages/${name}.html${part}`) });
	if (given === null) window.close();
}

async function content(shown: Shown): Promise<Node[]> {
	const { state, toldNothing, waiting } = shown;
	const parts: (Node | false)[] = [];
	if (state.status === "ok" || state.status === "too-large") {
		const findings = state.verdict.findings
			.map((finding, index) => ({ finding, index }))
			.filter(({ finding }) => finding.level !== "clear")
			.sort((a, b) => RANKS.indexOf(a.finding.level) - RANKS.indexOf(b.finding.level));
		parts.push(headline(state));
		parts.push(
			state.dismissals > 1 &&
				findings.length > 0 &&
				!state.privateWindow &&
				h("p", { class: "note" }, t("popup_dismissed_twice")),
		);
		parts.push(...(await Promise.all(findings.map(({ finding, index }) => card(shown, finding, index)))));
		parts.push(missed(shown));
		parts.push(toldNothing && tellMe());
	} else {
		parts.push(standing(state, h("div", { class: "row" }, wayOut(shown.tab, state))));
	}
	parts.push(state.privateWindow && h("p", { class: "note" }, t("popup_private")));
	parts.push(
		waiting > 0 &&
			h(
				"div",
				{ class: "note row" },
				t("outbox_waiting", waiting),
				button({ do: "outbox", text: t("outbox_show"), class: "quiet" }, () => openPage("options", "#outbox")),
			),
	);
	if (state.status !== "unsupported") parts.push(siteChoices(shown));
	return parts.filter((part): part is Node => part !== false);
}

function headline({ verdict, status }: TabState): HTMLElement {
	return h(
		"section",
		{ class: "headline", "data-level": verdict.level },
		h("span", { class: "mark", "aria-hidden": "true" }, MARKS[verdict.level]),
		h("h2", {}, status === "too-large" ? t("status_too_large") : word("level", verdict.level)),
		h("p", {}, status === "too-large" ? t("status_too_large_text") : t(`headline_${verdict.level}`)),
	);
}

/** One finding: what stands there, why it is named, what can be done. */
async function card(shown: Shown, finding: Judged, index: number): Promise<HTMLElement> {
	const { state } = shown;
	const isPerson = finding.kind === "person";
	const help = h("div", { hidden: true, class: "stack tight" }, advice(await adviceFor(finding)));
	const toggle = button({ do: "what-now", text: t("do_what_now"), class: "wide" }, () => {
		help.hidden = !help.hidden;
		toggle.setAttribute("aria-expanded", String(!help.hidden));
	});
	toggle.setAttribute("aria-expanded", "false");
	const isPublic = !finding.reasons.includes("not-public");
	if (isPublic)
		help.append(
			h(
				"div",
				{},
				button({ do: "desk", text: t("do_desk"), class: "primary" }, () => toDesk(shown, index)),
			),
		);
	return h(
		"article",
		{ class: "card finding", "data-finding": String(index), "data-level": finding.level },
		h(
			"header",
			{ class: "row" },
			h("h3", {}, finding.kind === "person" ? word("form", finding.form_kind) : word("kind", finding.kind)),
			chip(state, finding),
		),
		finding.masked.length > 0 &&
			h(
				"dl",
				{ class: "facts masked", "aria-label": t("popup_masked") },
				...finding.masked.flatMap(({ kind, shown }) => [h("dt", {}, word("field", kind)), h("dd", {}, shown)]),
			),
		h("h4", { class: "for-readers" }, t("popup_why")),
		h("ul", { class: "why" }, ...finding.reasons.map((reason) => h("li", {}, word("reason", reason)))),
		isPublic ? await reporting(shown, index) : h("p", { class: "note" }, t("popup_not_public")),
		h(
			"div",
			{ class: "choices" },
			isPerson && !state.privateWindow && choice(shown, index, "mine"),
			!state.privateWindow && choice(shown, index, "fine-here"),
			toggle,
		),
		help,
	);
}

/** How many there are; else how sure, when the headline speaks of another finding. */
function chip({ verdict }: TabState, { kind, level, people }: Judged): HTMLElement | false {
	if (kind !== "person" && people > 1) return h("span", { class: "chip" }, t("popup_people", people));
	return level !== verdict.level && h("span", { class: "chip" }, word("level", level));
}

function choice(shown: Shown, finding: number, decision: Decision): HTMLElement {
	const key = decision.replaceAll("-", "_");
	return button({ do: decision, text: t(`do_${key}`) }, () => decide(shown, finding, decision));
}

const decide = ({ tab, state }: Shown, finding: number, decision: Decision) =>
	attempt(async () => {
		const token = crypto.randomUUID();
		await ask("decide", { tab, finding, decision, version: state.version, site: state.site, token });
		say(t(`undo_${decision.replaceAll("-", "_")}`, state.site), token, show);
		await show();
	});

/** Keeps the finding as a case, sent or not, and opens it: whom to tell, what to write. */
const toDesk = ({ tab, bodies, state }: Shown, finding: number) =>
	attempt(async () => {
		const body = bodies.get(finding);
		if (body === undefined) throw new Refused("report_impossible");
		const { id } = await ask("keep", { body, tab });
		const { purposes = [] } = state.verdict.findings[finding] ?? {};
		if (purposes.length > 0) await ask("case", { id, change: { purposes } });
		openPage("desk", `#${id}`);
	});

/** The body, to be seen before the click, and the click that sends exactly this body. */
async function reporting(shown: Shown, finding?: number): Promise<HTMLElement> {
	const { tab, state, settings } = shown;
	const place = h("div", { class: "stack tight", "data-report": String(finding ?? "missed") });
	const make = async () => {
		const asked = finding === undefined ? { tab } : { tab, finding, version: state.version };
		const facts: Facts = await ask("facts", asked);
		const body = await report(facts).catch(() => null);
		if (body === null) {
			place.replaceChildren(h("p", { class: "note" }, t("report_impossible")));
			return;
		}
		if (finding !== undefined) shown.bodies.set(finding, body);
		const send = async () => {
			const entry = await ask("report", { body, tab });
			place.replaceChildren(receipt(entry, settings.collector, () => void attempt(make)));
		};
		place.replaceChildren(
			button({ do: "report", text: t("do_report"), class: "primary" }, () => attempt(send)),
			h("details", {}, h("summary", {}, t("report_preview")), destination(settings), reportView(body)),
		);
	};
	await attempt(make);
	return place;
}

const destination = ({ collector }: Settings) =>
	h("p", { class: "hint" }, collector === "" ? t("report_kept") : t("report_to", collector));

/** *This form shows somebody else*: the person sees what Strayfield does not. */
function missed(shown: Shown): HTMLElement {
	const open = button(
		{ do: "missed", text: t("do_missed"), class: shown.state.verdict.level === "clear" ? "" : "quiet" },
		async () => {
			const way = await reporting(shown);
			open.replaceWith(
				h(
					"section",
					{ class: "card stack tight" },
					h("h3", {}, t("report_missed_title")),
					h("p", { class: "hint" }, t("report_missed_text")),
					way,
				),
			);
			way.querySelector<HTMLElement>("[data-do=report]")?.focus();
		},
	);
	return open;
}

const tellMe = () =>
	h(
		"section",
		{ class: "note stack tight" },
		h("p", {}, t("popup_own_empty")),
		h(
			"div",
			{},
			button({ do: "welcome", text: t("popup_own_enter") }, () => openPage("welcome")),
		),
	);

/** From a page that is not looked at. */
function wayOut(tab: number, { status, site, url }: TabState): HTMLElement | false {
	const change = (act: () => Promise<unknown>) => () =>
		attempt(async () => {
			await act();
			await show();
		});
	switch (status) {
		case "paused":
			return button(
				{ do: "resume", text: t("do_resume"), class: "primary" },
				change(() => ask("set", { settings: { pausedUntil: 0 } })),
			);
		case "muted":
			return button(
				{ do: "unmute", text: t("do_unmute"), class: "primary" },
				change(async () => {
					const { muted } = await ask("settings");
					await ask("set", { settings: { muted: muted.filter((host) => host !== site) } });
				}),
			);
		case "no-permission": {
			const origins = /^https?:/.test(url) ? [`${new URL(url).origin}/*`] : ["http://*/*", "https://*/*"];
			return button(
				{ do: "grant", text: t("do_grant"), class: "primary" },
				change(() => chrome.permissions.request({ origins }).then(() => ask("settled", { tab }))),
			);
		}
		default:
			return false;
	}
}

/** Choices that are about the site, not about a finding. */
function siteChoices(shown: Shown): HTMLElement {
	const { status, site, privateWindow } = shown.state;
	return h(
		"section",
		{ class: "site stack tight", "aria-label": t("popup_more") },
		site !== "" && h("p", { class: "hint" }, site),
		h(
			"div",
			{ class: "row" },
			site !== "" && status !== "muted" && !privateWindow && quiet(shown, "mute-site"),
			status !== "paused" && quiet(shown, "pause"),
			(status === "ok" || status === "too-large") &&
				button({ do: "why", text: t("whyfield_title"), class: "quiet", label: t("whyfield_open") }, () =>
					openPage("why", `?tab=${shown.tab}`),
				),
		),
	);
}

const quiet = (shown: Shown, decision: Decision) =>
	button({ do: decision, text: t(`do_${decision.replaceAll("-", "_")}`), class: "quiet" }, () =>
		decide(shown, -1, decision),
	);
