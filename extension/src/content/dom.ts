/** Reading a page that may have named its controls `action`, `elements` or `querySelectorAll`. */

export type Root = Document | ShadowRoot;

const { querySelectorAll } = Document.prototype;

export function all(root: Root, selector: string): NodeListOf<Element> {
	return root === document ? querySelectorAll.call(document, selector) : root.querySelectorAll(selector);
}
