/** A case that Strayfield did not see: a mail, a letter, something on another computer. */
import { ask } from "../../shared/client.ts";
import { report } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import type { Facts } from "../../shared/protocol.ts";
import { button, h } from "../dom.ts";
import { attempt, say } from "../saying.ts";
import { choose, write } from "./form.ts";

/** What each kind of case is reported as. */
const KINDS: Record<string, Pick<Facts, "form_kind" | "reasons" | "ownership" | "people">> = {
	person: { form_kind: "other", reasons: [], ownership: "stranger", people: 1 },
	people: { form_kind: "other", reasons: ["several-people"], ownership: "stranger", people: 2 },
	mixed: { form_kind: "other", reasons: ["mixed-person"], ownership: "mixed", people: 1 },
	recipients: { form_kind: "compose", reasons: ["open-recipients"], ownership: "unknown", people: 100 },
	text: { form_kind: "account", reasons: ["people-in-text"], ownership: "unknown", people: 2 },
	consent: { form_kind: "other", reasons: ["ticked-consent"], ownership: "unknown", people: 1 },
};

export function begin(): HTMLElement {
	const told = { kind: "person" };
	const site = write("begin-site", t("begin_site"), "", () => {}, { hint: t("begin_site_hint") });
	const keep = async () => {
		const url = address(site.querySelector("input")?.value ?? "");
		const kind = KINDS[told.kind];
		if (!url || !kind) return say(t("begin_no_site"));
		const body = await report({ ...(await ask("blank-facts", { url })), ...kind }).catch(() => null);
		if (body === null) return say(t("report_impossible"));
		location.hash = (await ask("keep", { body })).id;
	};
	return h(
		"div",
		{ class: "stack narrow" },
		h("h1", { tabindex: "-1" }, t("desk_new")),
		h("p", { class: "soft" }, t("begin_lead")),
		h(
			"form",
			{
				class: "card stack",
				submit(event) {
					event.preventDefault();
					void attempt(keep);
				},
			},
			choose(
				"begin-kind",
				t("begin_kind"),
				Object.keys(KINDS).map((kind) => [kind, word("case", kind)]),
				told.kind,
				(kind) => {
					told.kind = kind;
				},
			),
			site,
			h(
				"div",
				{},
				button({ do: "begin", text: t("begin_do"), class: "primary" }, () => attempt(keep)),
			),
		),
	);
}

/** What somebody enters as a site: an address, a host, or a mail address of it. */
export function address(entered: string): string {
	const host = entered.trim().replace(/^.*@/, "");
	const url = URL.parse(/^https?:\/\//i.test(host) ? host : `https://${host}`);
	return url && host !== "" && url.hostname.includes(".") ? `${url.origin}/` : "";
}
