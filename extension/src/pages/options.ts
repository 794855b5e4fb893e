/** The settings: everything that is stored can be seen, changed, exported and erased here. */
import { readBackup } from "../shared/backup.ts";
import { ask } from "../shared/client.ts";
import { t } from "../shared/i18n.ts";
import type { Level, OutboxEntry, Settings } from "../shared/protocol.ts";
import { button, byId, h, localize } from "./dom.ts";
import { type OwnForm, ownForm } from "./own-form.ts";
import { reportView } from "./report-view.ts";
import { attempt, say } from "./saying.ts";

let own: OwnForm;

localize();
void attempt(async () => {
	await show();
	if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
});

async function show(): Promise<void> {
	const [mine, settings, outbox, aside] = await Promise.all([ask("own"), ask("settings"), ask("outbox"), ask("aside")]);
	own = ownForm(mine);
	byId("own-form").replaceChildren(own.element);
	showSites(settings);
	showOutbox(outbox);
	byId<HTMLInputElement>("address").value = settings.collector;
	const notice = byId("aside");
	notice.hidden = aside.length === 0;
	notice.querySelector("p")?.replaceChildren(t("options_aside_text", aside.join(", ")));
	byId("main").setAttribute("aria-busy", "false");
}

byId("save").addEventListener("click", () =>
	attempt(async () => {
		await ask("set-own", { own: own.read(), shown: own.shown });
		say(t("own_saved"));
	}),
);

/** Changes settings and shows them; `undo` is what makes it as it was. */
const change = (settings: Partial<Settings>) =>
	attempt(async () => {
		showSites(await ask("set", { settings }));
		say(t("own_saved"));
	});

function showSites(settings: Settings): void {
	const { muted, fineHere, pausedUntil } = settings;
	byId("muted").replaceChildren(
		items(
			muted.map((host) => ({ text: host, host, gone: { muted: muted.filter((one) => one !== host) } })),
			"options_muted_none",
		),
	);
	byId("fine").replaceChildren(
		items(
			Object.entries(fineHere).map(([host, forms]) => {
				const { [host]: _, ...others } = fineHere;
				return { text: t("options_fine_forms", host, forms.length), host, gone: { fineHere: others } };
			}),
			"options_fine_none",
		),
	);
	const isPaused = pausedUntil > Date.now();
	const until = new Date(pausedUntil).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
	byId("pause").replaceChildren(
		h("span", {}, isPaused ? t("status_paused", until) : t("options_pause_none")),
		isPaused ? button({ do: "resume", text: t("do_resume") }, () => change({ pausedUntil: 0 })) : "",
	);
}

function items(entries: { text: string; host: string; gone: Partial<Settings> }[], none: string): HTMLElement {
	if (entries.length === 0) return h("p", { class: "soft" }, t(none));
	return h(
		"ul",
		{ class: "items" },
		...entries.map(({ text, host, gone }) =>
			h(
				"li",
				{},
				text,
				button(
					{ do: "remove-site", text: t("options_remove"), class: "quiet", label: t("options_remove_site", host) },
					() => change(gone),
				),
			),
		),
	);
}

const TONES: Record<OutboxEntry["state"], Level> = { waiting: "ask", sent: "clear", refused: "alarm", kept: "ask" };

function showOutbox(entries: OutboxEntry[]): void {
	const newestFirst = [...entries].reverse();
	byId("reports").replaceChildren(
		...(entries.length === 0 ? [h("p", { class: "soft" }, t("options_outbox_none"))] : newestFirst.map(reportItem)),
	);
}

function reportItem(entry: OutboxEntry): HTMLElement {
	const { id, body, state, problem, detail, since, next } = entry;
	const again = () =>
		attempt(async () => {
			await ask("send", { id });
			showOutbox(await ask("outbox"));
		});
	const discard = () =>
		attempt(async () => {
			await ask("discard", { id });
			showOutbox(await ask("outbox"));
		});
	const { origin } = JSON.parse(body) as { origin?: string };
	return h(
		"article",
		{ class: "report stack tight", "data-id": id, "data-state": state },
		h(
			"div",
			{ class: "row" },
			h("strong", {}, origin ?? id),
			h("span", { class: "chip", "data-level": TONES[state] }, t(`outbox_state_${state}`)),
		),
		h(
			"p",
			{ class: "hint" },
			[
				since ? new Date(since).toLocaleString() : "",
				entry.case ? t("receipt_case", entry.case) : "",
				problem ? t(problem) + (detail ? ` (${detail})` : "") : "",
				state === "waiting" && next ? t("outbox_next", new Date(next).toLocaleTimeString()) : "",
			]
				.filter((part) => part !== "")
				.join(" · "),
		),
		h("details", {}, h("summary", {}, t(state === "sent" ? "outbox_body" : "outbox_body_kept")), reportView(body)),
		h(
			"div",
			{ class: "row" },
			state !== "sent" && button({ do: "send", text: t("outbox_send"), class: "quiet" }, again),
			button({ do: "discard", text: t("outbox_discard"), class: "quiet" }, discard),
		),
	);
}

byId("save-address").addEventListener("click", () =>
	attempt(async () => {
		await ask("set", { settings: { collector: byId<HTMLInputElement>("address").value.trim() } });
		say(t("options_collector_saved"));
	}),
);

byId("export").addEventListener("click", () =>
	attempt(async () => {
		const everything = JSON.stringify(await ask("export"), null, "\t");
		const href = URL.createObjectURL(new Blob([everything], { type: "application/json" }));
		h("a", { href, download: "strayfield.json" }).click();
		setTimeout(() => URL.revokeObjectURL(href), 10_000);
	}),
);

const file = byId<HTMLInputElement>("file");
byId("import").addEventListener("click", () => file.click());
file.addEventListener("change", () =>
	attempt(async () => {
		const [chosen] = file.files ?? [];
		if (!chosen) return;
		const backup = await readBackup(chosen, __COLLECTOR__);
		file.value = "";
		if ("problem" in backup) return say(t(backup.problem, backup.at));
		if (backup.own) await ask("set-own", { own: backup.own });
		if (backup.settings) await ask("set", { settings: backup.settings });
		await show();
		say(t("options_imported"));
	}),
);

/** Twice: the second button says what it does. */
function askToErase(): void {
	const place = byId("erasing");
	const ask1 = button({ do: "erase", text: t("options_erase"), class: "danger" }, () => {
		place.replaceChildren(sure, leave);
		leave.focus();
	});
	const sure = button({ do: "erase-sure", text: t("options_erase_confirm"), class: "danger" }, () =>
		attempt(async () => {
			await ask("erase");
			await show();
			askToErase();
			say(t("options_erased"));
		}),
	);
	const leave = button({ do: "cancel", text: t("do_cancel") }, askToErase);
	place.replaceChildren(ask1);
}
askToErase();
