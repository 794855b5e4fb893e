/** A report's body in readable form, and as it goes over the wire. Nothing is shown that is not in the body. */
import { t, word } from "../shared/i18n.ts";
import { h } from "./dom.ts";

type Value = string | number | string[] | Record<string, number>;

/** The members of the body, in its order. */
export function reportView(body: string): HTMLElement {
	const members = Object.entries(JSON.parse(body) as Record<string, Value>);
	return h(
		"div",
		{ class: "stack tight" },
		h("p", { class: "hint" }, t("report_promise")),
		h(
			"dl",
			{ class: "facts" },
			...members.flatMap(([name, value]) => [h("dt", {}, t(`report_${name}`)), h("dd", {}, readable(name, value))]),
		),
		h("details", {}, h("summary", {}, t("report_raw")), h("pre", { "data-body": true, tabindex: "0" }, body)),
	);
}

function readable(name: string, value: Value): string {
	switch (name) {
		case "form_kind":
			return word("form", String(value));
		case "level":
			return word("level", String(value));
		case "ownership":
			return word("ownership", String(value));
		case "field_kinds":
			return counts(value, (kind) => word("field", kind));
		case "provenance":
			return counts(value, (way) => t(`provenance_${way}`));
		case "reasons":
			return (value as string[]).map((reason) => word("reason", reason)).join(" ") || t("report_none");
		default:
			return String(value);
	}
}

function counts(value: Value, name: (key: string) => string): string {
	const parts = Object.entries(value).map(([key, count]) => `${name(key)} × ${count}`);
	return parts.join(", ") || t("report_none");
}
