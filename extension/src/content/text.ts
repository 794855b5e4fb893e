/** Text as a snapshot has it: text nodes joined by one space, white space collapsed, cut at code points. */

import { dataOf, nameOf, TEXT, typeOf } from "./getters.ts";

/** Elements whose text is not text of the page. */
export const SILENT = new Set(
	"script style noscript template title select datalist textarea button iframe object svg".split(" "),
);

const SURROGATES = /[\ud800-\udfff]/;
const { createTreeWalker } = Document.prototype;

export function collapse(text: string): string {
	const trimmed = text.trim();
	return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
}

/** At most so many code points from the beginning. */
export function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	const enough = text.slice(0, 2 * most);
	return SURROGATES.test(enough) ? Array.from(enough).slice(0, most).join("") : enough.slice(0, most);
}

/** At most so many code points from the end. */
export function tail(text: string, most: number): string {
	if (text.length <= most) return text;
	const enough = text.slice(-2 * most);
	return SURROGATES.test(enough) ? Array.from(enough).slice(-most).join("") : enough.slice(-most);
}

/** The text inside an element. */
export function textOf(element: Element, most: number): string {
	const { firstChild } = element;
	if (!firstChild) return "";
	if (!firstChild.nextSibling && typeOf(firstChild) === TEXT) return cut(collapse(dataOf(firstChild)), most).trimEnd();
	const walker = walk(element);
	let text = "";
	for (let node = walker.nextNode(); node && text.length < 2 * most; ) {
		const isText = typeOf(node) === TEXT;
		if (isText) text = joined(text, dataOf(node));
		node = !isText && SILENT.has(nameOf(node)) ? past(walker) : walker.nextNode();
	}
	return cut(text, most).trimEnd();
}

/** One more piece, behind a space. */
export function joined(text: string, more: string): string {
	const piece = collapse(more);
	return text && piece ? `${text} ${piece}` : text || piece;
}

/** Elements and texts, in document order. */
export const walk = (root: Node): TreeWalker =>
	createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);

/** The next node that is not inside the current one. */
export function past(walker: TreeWalker): Node | null {
	for (;;) {
		const next = walker.nextSibling();
		if (next) return next;
		if (!walker.parentNode()) return null;
	}
}

/** The next node that is not inside this one. */
export function behind(node: Node, root: Node): Node | null {
	const walker = walk(root);
	walker.currentNode = node;
	return past(walker);
}

const BOXES = new Set("article aside div footer header main nav section".split(" "));

/** Elements that can have a shadow root: custom ones, and boxes with nothing else to show. */
export function mayHost(element: Element, name: string): element is HTMLElement {
	return (/-/.test(name) || (BOXES.has(name) && !element.firstElementChild)) && element instanceof HTMLElement;
}
