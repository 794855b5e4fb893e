/** The extension's words: no text stands in code, all of it in `_locales`. */

/** Message keys take letters, digits and `_`; the core's words have `-`, its traits blanks. */
const asKey = (word: string) => word.replaceAll(/[- ]/g, "_");

export const t = (key: string, ...inserts: (string | number)[]): string =>
	chrome.i18n.getMessage(key, inserts.map(String)) || key;

/** Closed lists that have a sentence for each word. */
type List =
	| "reason"
	| "field"
	| "form"
	| "level"
	| "ownership"
	| "kind"
	| "case"
	| "state"
	| "board"
	| "breach"
	| "point"
	| "advice"
	| "because"
	| "purpose"
	| "event"
	| "due"
	| "role"
	| "source"
	| "sector"
	| "why"
	| "question"
	| "note"
	| "letter"
	| "holding"
	| "tells"
	| "text"
	| "trait";

/** The sentence for a word of a closed list: `word("reason", "own-typing")`. */
export const word = (list: List, of: string, ...inserts: (string | number)[]): string =>
	t(`${list}_${asKey(of)}`, ...inserts);

/** The language of the words that are shown (not always the browser's). */
export const language = (): string => t("language");

/** Right to left? Of the words, which are ours, not of the page. */
export const rightToLeft = (): boolean => chrome.i18n.getMessage("@@bidi_dir") === "rtl";
