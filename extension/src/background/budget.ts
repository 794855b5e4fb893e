/**
 * How often a site may learn, by the banner, whether a person is mine.
 *
 * A page could fill in guesses and watch for the banner. So what is counted is *people asked about*,
 * not questions: one page with a thousand guesses costs a thousand, and splitting them over frames,
 * reloads or moments changes nothing. The same person again on the same site is free: the answer is
 * known already. It is all in terms of what the browser says of the sender, never what a page says.
 */

/** Different people a site may ask about in a day. A referral form has three friends and me; that three times over. */
export const PEOPLE_PER_SITE = 12;
/** And all sites together: forty sites with three people each are a long day; a ring of colluding sites gets seven bits. */
export const PEOPLE_IN_ALL = 120;
/** A day, from the first question on. Nothing is given back earlier, whatever the page waits for. */
export const WINDOW_MS = 24 * 60 * 60 * 1000;

/** `sites` by registrable domain: digests of the people asked about. */
export interface Spent {
	since: number;
	sites: Record<string, string[]>;
}

export const nothingSpent = (now: number): Spent => ({ since: now, sites: {} });

/**
 * Whether these sites (the page's and its frame's) may ask about these people, and what is then spent.
 * What is not allowed costs nothing and tells nothing.
 */
export function spend(
	spent: Spent,
	sites: string[],
	people: string[],
	now: number,
): { allowed: boolean; spent: Spent } {
	let current = now - spent.since < WINDOW_MS && now >= spent.since ? spent : nothingSpent(now);
	const before = current;
	for (const site of new Set(sites)) {
		const asked = current.sites[site] ?? [];
		const fresh = [...new Set(people)].filter((person) => !asked.includes(person));
		if (fresh.length === 0) continue;
		const inAll = Object.values(current.sites).reduce((sum, those) => sum + those.length, 0);
		if (asked.length + fresh.length > PEOPLE_PER_SITE || inAll + fresh.length > PEOPLE_IN_ALL) {
			return { allowed: false, spent: before };
		}
		current = { ...current, sites: { ...current.sites, [site]: [...asked, ...fresh] } };
	}
	return { allowed: true, spent: current };
}
