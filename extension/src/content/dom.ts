/** Reading a page that may have named its controls `action`, `elements` or `querySelectorAll`. */

import { shadowOf } from "../shared/browser.ts";

export type Root = Document | ShadowRoot;

const { querySelectorAll } = Document.prototype;

export function all(root: Root, selector: string): NodeListOf<Element> {
	return root === document ? querySelectorAll.call(document, selector) : root.querySelectorAll(selector);
}

/** Elements that can have a shadow root: custom ones, and boxes with nothing else to show. */
export function mayHost(element: Element, name: string): element is HTMLElement {
	return (
		/-|^(?:article|aside|div|footer|header|main|nav|section)$/.test(name) &&
		(name.includes("-") || !element.firstElementChild) &&
		element instanceof HTMLElement
	);
}

const activeElement = Object.getOwnPropertyDescriptor(Document.prototype, "activeElement")?.get;

/** The focused element, in shadow roots of either mode. */
export function deepestFocus(): Element | null {
	let at: Element | null = activeElement?.call(document);
	for (;;) {
		const inner = at instanceof HTMLElement ? shadowOf(at)?.activeElement : null;
		if (!inner) return at;
		at = inner;
	}
}
