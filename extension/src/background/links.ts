/** The privacy and imprint pages that a page itself links: read from the page that is open, nothing is fetched. */
import { siteOf } from "../shared/desk.ts";
import { named, WORDS } from "./named-links.ts";

/** Of the tab's page, in the order of the words above; none when it can't be read. */
export async function linksOf(tab: number | undefined): Promise<string[]> {
	if (tab === undefined) return [];
	try {
		const [top] = await chrome.scripting.executeScript({
			target: { tabId: tab },
			func: read,
			args: [WORDS],
		});
		const { url } = await chrome.tabs.get(tab);
		const hrefs = top?.result ?? [];
		const owners = await Promise.all(hrefs.map(siteOf));
		const owner = await siteOf(url ?? "");
		return named(hrefs.filter((_, at) => owner !== "" && owners[at] === owner));
	} catch {
		return [];
	}
}

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
