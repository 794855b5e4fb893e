/** How a value got into its field, by the signs that were measured in both browsers (DESIGN §3). */

import { all, type Root } from "./dom.ts";
import type { Control, Frame, Seen } from "./frame.ts";
import { rootOf } from "./getters.ts";
import type { Arrival, Provenance } from "./snapshot.ts";

/** What password managers leave on the fields they filled. */
const MARKERS = [
	"[data-com-onepassword-filled]",
	"[data-dashlane-autofilled]",
	"[data-keeper-filled]",
	"[data-lastpass-filled]",
	"[data-np-autofilled]",
	"[data-roboform-filled]",
].join();

/** Fields of a document or shadow root that say themselves who filled them. */
export interface Marked {
	byBrowser: Set<Element>;
	byManager: Set<Element>;
}

export const markedIn = (root: Root): Marked => ({
	byBrowser: new Set(all(root, ":autofill")),
	byManager: new Set(all(root, MARKERS)),
});

/** Shorter values stand in every other query by chance. */
const SHORTEST_IN_LINK = 3;

/** How the browser came to this page. */
export function arrival(): Arrival {
	const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
	return entry?.type === "reload" || entry?.type === "back_forward" ? entry.type : "navigate";
}

/** Tells for each value of one frame. */
export function teller(frame: Frame, came: Arrival, url: string) {
	let link: Set<string> | undefined;
	const isRemembered = rememberer();
	/** Chrome restores on the way back only, Firefox after a reload too. */
	const restores = came === "back_forward" || (__FIREFOX__ && came === "reload");

	return (control: Control, value: string, marked: Marked): Provenance => {
		const { how, left } = frame.marks.get(control) ?? {};
		if (how === "typed" || how === "autofilled") {
			if (left === undefined || (how === "autofilled" && isSame(left, value))) return how;
			if (!isAlike(left, value)) return "page_late";
			// What the page has put right is nobody else's, and no more what autofill wrote.
			return how === "typed" ? how : "filled";
		}
		if (marked.byBrowser.has(control)) return "autofilled";
		if (how === "filled" || marked.byManager.has(control)) return "filled";
		if (how === "odd" && came === "back_forward") return "restored";
		const seen = frame.seen?.get(control);
		if (restores && value !== control.defaultValue && (came === "back_forward" || seen?.early)) return "restored";
		link ??= carried(url);
		if (value.length >= SHORTEST_IN_LINK && link.has(value.trim().toLowerCase())) return "link";
		if (value.length >= SHORTEST_IN_LINK && seen && isRemembered(control, value, seen)) return "device";
		return seen?.late ? "page_late" : "page";
	};
}

/**
 * Whether the site has a value from its own storage in this browser. Nobody tells when something was stored, so what may
 * have come with this page, in its markup or by a request of its scripts, does not count. Storage and markup can be
 * megabytes: each is read once, and only if a value asks for it.
 */
function rememberer() {
	let stored: string | undefined;
	let markup: string | undefined;
	return ({ defaultValue }: Control, value: string, { early }: Seen): boolean => {
		if (!early || value === defaultValue) return false;
		stored ??= storage();
		if (!stored.includes(value) || hasAsked()) return false;
		markup ??= rootOf(document)?.outerHTML ?? "";
		return !markup.includes(value);
	};
}

/** Whether a script of the page fetched something while it loaded. */
function hasAsked(): boolean {
	// The gate comes when the page has loaded, at the latest.
	const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
	const loaded = entry?.loadEventEnd || Infinity;
	const requests = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
	return requests.some(
		({ initiatorType, responseEnd }) => /^(?:fetch|xmlhttprequest)$/.test(initiatorType) && responseEnd <= loaded,
	);
}

function storage(): string {
	try {
		return JSON.stringify(localStorage);
	} catch {
		// The page has none: its frame is sandboxed, or the person blocks what sites store.
		return "";
	}
}

/** Values of the query, and of a query in the fragment of a single-page address. */
export function carried(url: string): Set<string> {
	const [, query = "", fragment = ""] = /^[^?#]*(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
	const values = new Set<string>();
	for (const part of [query, fragment.slice(fragment.indexOf("?") + 1)]) {
		// Not `values()`: what Firefox lends a content script from the page's world can't be iterated over.
		new URLSearchParams(part.replaceAll(";", "&")).forEach((value) => {
			values.add(value.trim().toLowerCase());
		});
	}
	return values;
}

/** The same but for marks and capitals, and a number's code before it. */
function isSame(left: string, value: string): boolean {
	const bare = (text: string) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]/gu, "")
			.replace(/^0+/, "");
	if (left.includes("@")) return left.trim().toLowerCase() === value.trim().toLowerCase();
	const [own, shown] = [bare(left), bare(value)];
	return shown === own || (shown.endsWith(own) && /^\d{1,4}$/.test(shown.slice(0, -own.length)) && /^\d+$/.test(own));
}

/** The page may correct or complete what was typed. What has no word in common with it is the page's own. */
function isAlike(left: string, value: string): boolean {
	const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
	const whole = words(value).join("");
	return left === value || words(left).some((word) => whole.includes(word.replace(/^0+/, "")));
}
