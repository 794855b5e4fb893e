/**
 * The page's text line by line, by the rules of `strayfield_core::snapshot::Snapshot::text`; the command
 * line reads saved pages by the same (`core/cli/src/html/lines.rs`).
 */

import { shadowOf } from "../shared/browser.ts";
import type { Root } from "./dom.ts";
import { dataOf, nameOf, TEXT, typeOf } from "./getters.ts";
import { inSlices } from "./slices.ts";
import { behind, collapse, mayHost, past, SILENT, walk } from "./text.ts";

/** Elements that go on in the line they stand in. */
const INLINE = new Set(
	"a abbr b bdi bdo big cite code data del em font i img ins kbd label mark q s samp small span strong sub sup time tt u var wbr".split(
		" ",
	),
);
/** Attributes that hold the address behind a name. */
const ADDRESSES = ["title", "aria-label", "data-email"];

const LONGEST_LINE = 20_000;
const LONGEST_TEXT = 500_000;
/** How many lines around one that could tell of a person are kept. */
const AROUND = 4;
const DEEPEST_SHADOW = 32;
const MOST_NODES = 200_000;

const { getAttribute } = Element.prototype;

/** The lines around what could tell of a person. Gives way to the page whenever a slice of time is used up. */
export async function lines(): Promise<string> {
	const done: string[] = [];
	await inSlices(linesIn(document, 0, done, { line: "", nodes: 0 }));
	return kept(done);
}

function* linesIn(root: Root, depth: number, done: string[], at: { line: string; nodes: number }): Generator<void> {
	const end = () => {
		if (at.line) done.push(at.line);
		at.line = "";
	};
	const push = (text: string) => {
		const words = collapse(text);
		if (!words) return;
		if (at.line.length > LONGEST_LINE) end();
		at.line += at.line ? ` ${words}` : words;
	};
	/** Ends of elements that end a line, innermost last. */
	const ends: (Node | null)[] = [];
	const walker = walk(root);
	for (let node = walker.nextNode(); node; ) {
		while (ends.length && ends.at(-1) === node) {
			end();
			ends.pop();
		}
		if (++at.nodes > MOST_NODES) break;
		if (at.nodes % 64 === 0) yield;
		if (typeOf(node) === TEXT) {
			push(dataOf(node));
			node = walker.nextNode();
			continue;
		}
		const element = node as Element;
		const name = nameOf(node);
		if (!INLINE.has(name)) {
			end();
			if (element.firstChild) ends.push(behind(element, root));
		}
		const isQuiet = SILENT.has(name) || name === "footer" || name === "nav";
		if (!isQuiet) {
			for (const address of addressesOf(element)) push(address);
		}
		const shadow = mayHost(element, name) && shadowOf(element);
		if (shadow && depth < DEEPEST_SHADOW) yield* linesIn(shadow, depth + 1, done, at);
		node = isQuiet ? past(walker) : walker.nextNode();
	}
	end();
}

/** The addresses behind a name. */
function addressesOf(element: Element): string[] {
	const found: string[] = [];
	const link = /^\s*mailto:([^?]*)/i.exec(getAttribute.call(element, "href") ?? "");
	if (link?.[1]) found.push(link[1]);
	for (const name of ADDRESSES) {
		const text = getAttribute.call(element, name);
		if (text?.includes("@")) found.push(text);
	}
	return found;
}

/** An empty line where some were left out. */
function kept(all: string[]): string {
	let text = "";
	let next = 0;
	for (const [at, line] of all.entries()) {
		if (!isTelling(line)) continue;
		const from = Math.max(at - AROUND, next);
		if (from > next && text) text += "\n";
		for (next = Math.max(from, next); next <= at + AROUND && next < all.length; next++) {
			if (text.length > LONGEST_TEXT) return text;
			text += `${all[next]}\n`;
		}
	}
	return text;
}

const isTelling = (line: string): boolean => line.includes("@") || /(?:\d\D*){4}/.test(line);
