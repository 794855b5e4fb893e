// The page as a React application renders it: the markup becomes elements, and every control is
// controlled by state.

import { createElement, type FormEvent, type ReactNode, useState } from "react";
import { createRoot } from "react-dom/client";
import { isField, textIn, views } from "./view.ts";

type Properties = Record<string, unknown>;

/** Attributes that React knows by another name. */
const RENAMED: Record<string, string> = {
	autocomplete: "autoComplete",
	class: "className",
	colspan: "colSpan",
	contenteditable: "contentEditable",
	for: "htmlFor",
	inputmode: "inputMode",
	maxlength: "maxLength",
	readonly: "readOnly",
	tabindex: "tabIndex",
};

function attributes(element: Element): Properties {
	const found: Properties = {};
	for (const { name, value } of element.attributes) {
		if (name !== "style") found[RENAMED[name] ?? name] = value;
	}
	return found;
}

function Field(props: { as: string; start: string; of: Properties; children?: ReactNode }): ReactNode {
	const [value, set] = useState(props.start);
	const onChange = (event: FormEvent<HTMLInputElement>) => set(event.currentTarget.value);
	return createElement(props.as, { ...props.of, value, onChange }, props.children);
}

function Tick(props: { start: boolean; of: Properties }): ReactNode {
	const [checked, set] = useState(props.start);
	const onChange = (event: FormEvent<HTMLInputElement>) => set(event.currentTarget.checked);
	return createElement("input", { ...props.of, checked, onChange });
}

function render(node: Node, key: number): ReactNode {
	if (node instanceof Text) return node.data;
	if (!(node instanceof Element)) return null;
	const of: Properties = { ...attributes(node), key };
	if (node instanceof HTMLTextAreaElement)
		return createElement(Field, { key, of, as: "textarea", start: textIn(node) });
	const children = [...node.childNodes].map(render);
	if (node instanceof HTMLInputElement && node.type === "checkbox") {
		delete of.checked;
		return createElement(Tick, { key, of, start: node.checked });
	}
	if (isField(node)) return createElement(Field, { key, of, as: node.localName, start: textIn(node) }, ...children);
	if (node instanceof HTMLOptionElement) delete of.selected;
	return createElement(node.localName, of, ...children);
}

const element = document.getElementById("root");
if (element) {
	const root = createRoot(element);
	let shown = 0;
	// Every view is another component, as a router's are.
	views((nodes) => root.render(createElement("div", { key: shown++ }, nodes.map(render))));
}
