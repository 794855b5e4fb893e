/** The controls of the desk's forms, each with its label. */
import { h } from "../dom.ts";

type Option = readonly [value: string, text: string];

/** A list to choose from. */
export function choose(
	id: string,
	label: string,
	options: readonly Option[],
	chosen: string,
	changed: (value: string) => void,
): HTMLElement {
	const select = h("select", { id }, ...options.map(([value, text]) => h("option", { value }, text)));
	select.value = chosen;
	select.addEventListener("change", () => changed(select.value));
	return h("div", { class: "field" }, h("label", { for: id }, label), select);
}

interface Writing {
	type?: string;
	hint?: string;
	rows?: number;
	autocomplete?: string;
}

/** Something to write in; `changed` is told when it is left. */
export function write(
	id: string,
	label: string,
	value: string,
	changed: (value: string) => void,
	{ type = "text", hint = "", rows = 0, autocomplete = "off" }: Writing = {},
): HTMLElement {
	const more = { id, spellcheck: "false", autocomplete, ...(hint && { "aria-describedby": `${id}-hint` }) };
	const control = rows > 0 ? h("textarea", { ...more, rows: String(rows) }) : h("input", { ...more, type });
	control.value = value;
	control.addEventListener("change", () => changed(control.value));
	return h(
		"div",
		{ class: "field" },
		h("label", { for: id }, label),
		control,
		hint && h("p", { class: "hint", id: `${id}-hint` }, hint),
	);
}

/** A box to tick. */
export function tick(id: string, label: string, on: boolean, changed: (on: boolean) => void): HTMLElement {
	const box = h("input", { id, type: "checkbox" });
	box.checked = on;
	box.addEventListener("change", () => changed(box.checked));
	return h("div", { class: "tick" }, box, h("label", { for: id }, label));
}

/** Choices of which one holds. */
export function oneOf(
	name: string,
	legend: string,
	options: readonly Option[],
	chosen: string,
	changed: (value: string) => void,
): HTMLElement {
	return h(
		"fieldset",
		{ class: "stack tight" },
		h("legend", {}, legend),
		...options.map(([value, text]) => {
			const id = `${name}-${value}`;
			const radio = h("input", { id, type: "radio", name, value });
			radio.checked = value === chosen;
			radio.addEventListener("change", () => changed(value));
			return h("div", { class: "tick" }, radio, h("label", { for: id }, text));
		}),
	);
}

/** Saves a text as a file. */
export function download(name: string, type: string, text: string): void {
	const href = URL.createObjectURL(new Blob([text], { type }));
	h("a", { href, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
