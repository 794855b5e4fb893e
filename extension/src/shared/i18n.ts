/** The extension's words: no text stands in code, all of it in `_locales`. */

/** Message keys take letters, digits and `_`; the core's words have `-`. */
const asKey = (word: string) => word.replaceAll("-", "_");

export const t = (key: string, ...inserts: (string | number)[]): string =>
	chrome.i18n.getMessage(key, inserts.map(String)) || key;

/** The sentence for a word of one of the core's closed lists: `word("reason", "own-typing")`. */
export const word = (list: "reason" | "field" | "form" | "level" | "ownership" | "kind", of: string): string =>
	t(`${list}_${asKey(of)}`);

/** The language of the words that are shown (not always the browser's). */
export const language = (): string => t("language");

/** Right to left? Of the words, which are ours, not of the page. */
export const rightToLeft = (): boolean => chrome.i18n.getMessage("@@bidi_dir") === "rtl";
