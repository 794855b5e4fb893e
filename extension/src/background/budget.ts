/**
 * How often a site may learn, by the banner, whether a person is mine.
 *
 * A page could fill in guesses and watch for the banner. So what is counted is *guesses*, not questions
 * or pages: a thousand addresses cost a thousand, in one form, in a thousand frames or one after the
 * other. The core says which guesses there are (`strayfield_core::memory::guesses`): those whose answer a
 * banner could tell. Whom no answer is asked of costs nothing: back offices and accounts, lone
 * addresses, crowds larger than a family, and everybody as long as nothing is told. The same guess
 * again on the same site is free: the answer is known already. It is all in terms of what the browser
 * says of the sender, never what a page says.
 */

/** Guesses of a site that are answered in a day. A referral form has three friends and me; that three times over. */
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
