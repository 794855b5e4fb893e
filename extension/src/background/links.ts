/** The privacy and imprint pages that a page itself links: read from the page that is open, nothing is fetched. */
import { siteOf } from "../shared/desk.ts";
import { named, WORDS } from "./named-links.ts";

/** A page that is busy must not hold up a report. */
const PATIENCE_MS = 2_000;

/** Of the tab's page, the best first; none when it can't be read. */
export async function linksOf(tab: number | undefined): Promise<string[]> {
	if (tab === undefined) return [];
	try {
		const reading = chrome.scripting.executeScript({ target: { tabId: tab }, func: read, args: [WORDS] });
		const [top] = await Promise.race([reading, patience()]);
		const { url } = await chrome.tabs.get(tab);
		const hrefs = top?.result ?? [];
		const owners = await Promise.all(hrefs.map(siteOf));
		const owner = await siteOf(url ?? "");
		return named(hrefs.filter((_, at) => owner !== "" && owners[at] === owner));
	} catch {
		return [];
	}
}

const patience = () => new Promise<[]>((over) => setTimeout(() => over([]), PATIENCE_MS));

/** Runs in the page, in our world. */
function read(words: string): string[] {
	const fold = (text: string) =>
		text
			.normalize("NFD")
			.replace(/\p{M}/gu, "")
			.toLowerCase()
			.replace(/[^a-z]+/g, "-");
	const matching = new RegExp(words);
	return [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
		.filter((link) => matching.test(fold(link.textContent ?? "")) || matching.test(fold(link.pathname)))
		.map(({ href }) => href)
		.slice(0, 50);
}
