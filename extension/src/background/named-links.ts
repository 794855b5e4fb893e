/** Which links of a page lead to its privacy page or imprint, and may be kept. */

/** What such links are called, or where they lead. */
export const WORDS =
	"datenschutz|privacy|impressum|imprint|legal-notice|mentions-legales|confidentialite|privacidad|aviso-legal|privacy-policy|note-legali|privacybeleid|privacyverklaring|polityka-prywatnosci|prywatnosc|rodo|gdpr|dsgvo|data-protection|kontakt|contact";

/** Most links that are kept. */
const MOST = 4;

/** What else may stand in their addresses. */
const BESIDE =
	"de en fr es it nl pl at ch uk us eu com www page pages site sites about ueber info rechtliches service help hilfe support company unternehmen footer static content home index html htm php aspx jsp policies statement und and et y e donnees politique politica proteccion datos terms hinweise erklaerung uns form formular";
/** Words that German glues to the first. */
const GLUED = /^datenschutz(erklaerung|hinweise?|bestimmungen|information(en)?|richtlinien?)$/;

/** Any other word may be somebody's name. */
const KNOWN = new Set([...WORDS.split(/[|-]/), ...BESIDE.split(" ")]);
const isKnown = (word: string) => word === "" || KNOWN.has(word) || GLUED.test(word);

/** Those whose address names a page and nobody: no query, no numbers, no `@`, no word that is not known. */
export function named(hrefs: string[]): string[] {
	const rank = (link: string) => WORDS.split("|").findIndex((word) => link.toLowerCase().includes(word)) >>> 0;
	const links = hrefs
		.map((href) => URL.parse(href))
		.filter((url) => url !== null)
		.filter(({ protocol }) => /^https?:$/.test(protocol))
		.filter(({ pathname }) => pathname !== "/" && pathname.length <= 80)
		.filter(({ pathname }) =>
			pathname
				.toLowerCase()
				.split(/[/._-]/)
				.every(isKnown),
		)
		.map(({ origin, pathname }) => origin + pathname);
	return [...new Set(links)].sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}
