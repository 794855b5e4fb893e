/** What one control says of itself. */

import type { Control, Frame } from "./frame.ts";
import type { SnapshotControl } from "./snapshot.ts";
import { collapse, cut, textOf } from "./text.ts";

const MOST_VALUE = 1000;
const MOST_OPTIONS = 15;
/** Attributes that are taken as they are written, however long a page makes them. */
const WRITTEN = new Set(["name", "id", "autocomplete", "placeholder", "pattern", "inputmode"]);
const MOST_WRITTEN = 1000;

/** Boxes whose value is somebody's secret, whatever their type is at the moment. */
const SECRET = /current-password|new-password|one-time-code/i;

/** Never read; or nothing that people are known by. */
const VALUELESS = new Set(["password", "file", "range", "color", "time", "week", "datetime-local"]);

const SEEN = { opacityProperty: true, visibilityProperty: true };

/** Asks only for what is there: each question costs, in Firefox three times as much as in a page. */
export function controlIn(element: Control, tag: string, frame: Frame): SnapshotControl {
	const control: SnapshotControl = { tag };
	for (const name of element.getAttributeNames()) {
		if (WRITTEN.has(name)) {
			control[name as "name"] = (element.getAttribute(name) ?? "").slice(0, MOST_WRITTEN);
		} else if (name === "class") {
			control.class = cut(element.className, 120);
		} else if (name === "readonly" || name === "disabled") {
			control.fixed = true;
		} else if (name === "maxlength") {
			const { maxLength } = element as unknown as HTMLInputElement;
			if (maxLength >= 0) control.maxlength = maxLength;
		} else if (name === "aria-label" || name === "aria-labelledby" || name === "title") {
			control.aria = "";
		}
	}
	if (tag === "select") fromSelect(element as unknown as HTMLSelectElement, control);
	else fromBox(element as unknown as HTMLInputElement, control, frame);
	if (control.type !== "hidden" && element.checkVisibility(SEEN)) control.visible = true;
	return control;
}

/** An editable element that acts as a control. */
export function editableIn(element: HTMLElement): SnapshotControl {
	const control: SnapshotControl = { tag: "editable", is_default: false };
	if (element.id) control.id = element.id.slice(0, MOST_WRITTEN);
	if (element.className) control.class = cut(element.className, 120);
	const value = element.textContent ?? "";
	control.value = cut(value, MOST_VALUE);
	control.value_len = value.length;
	if (element.checkVisibility(SEEN)) control.visible = true;
	return control;
}

function fromBox(element: HTMLInputElement, control: SnapshotControl, frame: Frame) {
	if (control.tag === "input") control.type = element.type;
	control.is_default = true;
	if (control.type === "checkbox" || control.type === "radio") {
		control.checked = element.checked;
		control.default_checked = element.defaultChecked;
	} else if (VALUELESS.has(control.type ?? "")) {
		return;
	} else if (frame.marks.get(element)?.secret || SECRET.test(control.autocomplete ?? "")) {
		return;
	}
	const { value } = element;
	if (!value) return;
	control.value = cut(value, MOST_VALUE);
	control.value_len = value.length;
	if (control.checked === undefined) control.is_default = isSame(value, element.defaultValue);
}

/** A browser takes breaks out of what was written, and blanks from around an address. */
function isSame(value: string, written: string): boolean {
	return value === written || value.replace(/\s/g, "") === written.replace(/\s/g, "");
}

/** Which option a closed list shows when none says that it is chosen. */
function firstOf(options: HTMLOptionsCollection): number {
	let at = 0;
	while (options[at]?.matches(":disabled")) at++;
	return at;
}

function fromSelect(element: HTMLSelectElement, control: SnapshotControl) {
	const { options, selectedIndex } = element;
	control.options = [];
	control.options_len = options.length;
	for (let at = 0; at < Math.min(options.length, MOST_OPTIONS); at++) {
		const option = options[at];
		if (option) control.options.push(textOf(option, 60));
	}
	const chosen = options[selectedIndex];
	control.is_default = selectedIndex <= 0 || !!chosen?.defaultSelected || selectedIndex === firstOf(options);
	if (!chosen) return;
	const value = collapse(chosen.text);
	control.value = cut(value, MOST_VALUE);
	control.value_len = value.length;
}
