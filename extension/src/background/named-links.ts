/** Which links of a page lead to its privacy page or imprint, and may be kept. */

/** What such links are called, or where they lead. */
export const WORDS =
	"datenschutz|privacy|impressum|imprint|legal-notice|mentions-legales|confidentialite|privacidad|aviso-legal|privacy-policy|note-legali|privacybeleid|privacyverklaring|polityka-prywatnosci|prywatnosc|rodo|gdpr|dsgvo|data-protection|kontakt|contact";

/** Most links that are kept. */
const MOST = 4;

/** What else may stand in their addresses: any other word may be somebody's name. */
const BESIDE = new Set(
	"de en fr es it nl pl at ch uk us eu com www page pages site sites about ueber info legal rechtliches service help hilfe support company unternehmen footer static content home index html htm php aspx jsp policy policies notice statement und and et y e en mentions legales protection donnees data politique politica polityka confidentialite privacidad proteccion datos note legali terms hinweise erklaerung uns form formular".split(
		" ",
	),
);
/** Words that German glues to the first. */
const GLUED = /^datenschutz(erklaerung|hinweise?|bestimmungen|information(en)?|richtlinien?)$/;

/** Those whose address names a page and nobody: no query, no numbers, no `@`, no word that is not known. */
export function named(hrefs: string[]): string[] {
	const rank = (link: string) => WORDS.split("|").findIndex((word) => link.toLowerCase().includes(word)) >>> 0;
	const known = new Set(WORDS.split("|").flatMap((word) => [word, ...word.split("-")]));
	const isKnown = (word: string) => word === "" || known.has(word) || BESIDE.has(word) || GLUED.test(word);
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
