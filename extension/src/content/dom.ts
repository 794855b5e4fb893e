/** Reading a page that may have named its controls `action`, `elements` or `querySelectorAll`. */

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
