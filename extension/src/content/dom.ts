/** Reading a page that may have named its controls `action`, `elements` or `querySelectorAll`. */

/** Id of the banner inside its closed shadow root, where pages don't look. */
export const BANNER = "strayfield";

export type Root = Document | ShadowRoot;

export function all(root: Root, selector: string): NodeListOf<Element> {
	return (root === document ? Document : ShadowRoot).prototype.querySelectorAll.call(root, selector);
}
