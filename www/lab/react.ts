// The form as a React application renders it: the markup becomes elements, every control is
// controlled by state, and the state comes from the page's data block.

import { createElement, type FormEvent, type ReactNode, useState } from "react";
import { createRoot } from "react-dom/client";

interface Page {
	markup: string;
	values: Record<string, string>;
}

type Properties = Record<string, unknown>;

/** Attributes that React knows by another name. */
const RENAMED: Record<string, string> = {
	autocomplete: "autoComplete",
	class: "className",
	for: "htmlFor",
	inputmode: "inputMode",
	maxlength: "maxLength",
};

function attributes(element: Element): Properties {
	const found: Properties = {};
	for (const { name, value } of element.attributes) found[RENAMED[name] ?? name] = value;
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

function render(node: Node, key: number, values: Page["values"]): ReactNode {
	if (node instanceof Text) return node.data;
	if (!(node instanceof Element)) return null;
	const of: Properties = { ...attributes(node), key };
	const children = [...node.childNodes].map((child, index) => render(child, index, values));
	if (node instanceof HTMLInputElement && node.type === "checkbox") {
		delete of.checked;
		return createElement(Tick, { key, of, start: node.checked });
	}
	if (node instanceof HTMLInputElement && node.type !== "hidden") {
		return createElement(Field, { key, of, as: "input", start: values[node.name] ?? node.value });
	}
	if (node instanceof HTMLSelectElement) {
		return createElement(Field, { key, of, as: "select", start: values[node.name] ?? node.value }, children);
	}
	if (node instanceof HTMLOptionElement) delete of.selected;
	return createElement(node.localName, of, ...children);
}

const data = document.getElementById("state")?.textContent;
const root = document.getElementById("root");
if (data && root) {
	const page = JSON.parse(data) as Page;
	const inert = document.createElement("template");
	inert.innerHTML = page.markup;
	const tree = [...inert.content.childNodes].map((node, index) => render(node, index, page.values));
	createRoot(root).render(tree);
}
