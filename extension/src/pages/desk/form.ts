/** The controls of the desk's forms, each with its label. */
import { h } from "../dom.ts";

type Option = readonly [value: string, text: string];

/** Who types the first letters of what they choose, or goes through it by arrows, is not done with the first. */
const STILL_CHOOSING_MS = 500;

/** A list to choose from. `changed` is told at once of a click, and of keys when they rest or the list is left. */
export function choose(
	id: string,
	label: string,
	options: readonly Option[],
	chosen: string,
	changed: (value: string) => void,
): HTMLElement {
	const select = h("select", { id }, ...options.map(([value, text]) => h("option", { value }, text)));
	select.value = chosen;
	let byKey = false;
	let resting: ReturnType<typeof setTimeout> | undefined;
	const tell = () => {
		clearTimeout(resting);
		resting = undefined;
		changed(select.value);
	};
	select.addEventListener("keydown", ({ key }) => {
		byKey = true;
		if (key === "Enter" && resting !== undefined) tell();
	});
	select.addEventListener("pointerdown", () => {
		byKey = false;
	});
	select.addEventListener("change", () => {
		clearTimeout(resting);
		if (byKey) resting = setTimeout(tell, STILL_CHOOSING_MS);
		else tell();
	});
	select.addEventListener("blur", () => {
		if (resting !== undefined) tell();
	});
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
