/**
 * The site's own contacts beside its links: what its footer says, and what it says to machines. The rules stand in
 * `core/src/snapshot/mod.rs`; the command line reads saved pages by the same (`core/cli/src/html/contacts.rs`).
 */

import { all } from "./dom.ts";
import { nameOf } from "./getters.ts";
import { collapse, cut, textOf } from "./text.ts";

const PROPERTIES = /^(?:email|telephone|faxNumber)$/;
const SAYING = 'footer,[itemprop],script[type="application/ld+json"]';
/** What is described so is not the site. */
const OTHERS = /(?:Person|Order|Reservation|Invoice|Ticket)"/;
const { closest, getAttribute } = Element.prototype;

export function contactsIn(root: Document): string[] {
	return [...all(root, SAYING)].flatMap((element) => {
		const name = nameOf(element);
		if (PROPERTIES.test(getAttribute.call(element, "itemprop") ?? "")) {
			const content = getAttribute.call(element, "content");
			return content === null ? textOf(element, 100) : cut(collapse(content), 100);
		}
		if (name === "footer" && !closest.call(element, "article,dialog,form")) return inText(textOf(element, 1000));
		if (name === "script") return inJson(textOf(element, 20_000));
		return [];
	});
}

/** E-mail addresses, then telephone numbers. */
function inText(text: string): string[] {
	const addresses = text.split(" ").filter((word) => word.includes("@"));
	const numbers = text.split(/[^\d ()+/.-]+/).filter((run) => run.replace(/\D/g, "").length >= 7);
	return [
		...addresses.map((word) => word.replace(/^[^a-z\d]+|[^a-z\d]+$/gi, "")),
		...numbers.map((run) => run.replace(/^[ ()/.-]+|[ ()/.-]+$/g, "")),
	];
}

/** `"email": "…"`. */
function inJson(text: string): string[] {
	if (OTHERS.test(text)) return [];
	const parts = text.split('"');
	return parts.filter(
		(value, at) => PROPERTIES.test(parts[at - 2] ?? "") && parts[at - 1]?.trim() === ":" && [...value].length <= 100,
	);
}
