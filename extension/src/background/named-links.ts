/** Which links of a page lead to its privacy page or imprint, and may be kept. */

/** What such links are called, or where they lead. */
export const WORDS =
	"datenschutz|privacy|impressum|imprint|legal-notice|mentions-legales|confidentialite|privacidad|aviso-legal|privacy-policy|note-legali|privacybeleid|privacyverklaring|polityka-prywatnosci|prywatnosc|rodo|gdpr|dsgvo|data-protection|kontakt|contact";

/** Most links that are kept. */
const MOST = 4;

/** Those whose address names a page and nobody: no query, no numbers, no `@`. */
export function named(hrefs: string[]): string[] {
	const rank = (link: string) => WORDS.split("|").findIndex((word) => link.toLowerCase().includes(word)) >>> 0;
	const links = hrefs
		.map((href) => URL.parse(href))
		.filter((url) => url !== null)
		.filter(({ protocol }) => /^https?:$/.test(protocol))
		.filter(({ pathname }) => /^[\w./-]{1,80}$/.test(pathname) && !/\d{4}/.test(pathname) && pathname !== "/")
		.map(({ origin, pathname }) => origin + pathname);
	return [...new Set(links)].sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}
