/** Reading a page that may have named its controls `action`, `elements` or `querySelectorAll`. */

/** Id of the banner inside its closed shadow root, where pages don't look. */
export const BANNER = "strayfield";

export type Root = Document | ShadowRoot;

const { querySelectorAll } = Document.prototype;

export function all(root: Root, selector: string): NodeListOf<Element> {
	return root === document ? querySelectorAll.call(document, selector) : root.querySelectorAll(selector);
}
