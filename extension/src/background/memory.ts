/** What this session remembers of a site: what the person typed there, who stood in its forms. Digests only. */
import { newKey, read, write } from "./session.ts";
import type { Visit } from "./visits.ts";

/** Enough for a day on one site; the oldest go first. */
const MOST_TYPED = 400;
const MOST_VISITS = 400;

/** The session's key; it goes with the browser, and with it all that its digests could tell. */
export function sessionKey(): string {
	const key = read<string>("key") ?? newKey();
	if (!read("key")) write("key", key);
	return key;
}

interface Site {
	typed: string[];
	/** Rises when the person types there. */
	epoch: number;
}

const siteKey = (store: string, site: string) => `site:${store}:${site}`;

export const siteOf = (store: string, site: string): Site =>
	read<Site>(siteKey(store, site)) ?? { typed: [], epoch: 0 };

export function typed(store: string, site: string, digests: string[]): void {
	const { typed, epoch } = siteOf(store, site);
	const all = [...new Set([...typed, ...digests])].slice(-MOST_TYPED);
	write(siteKey(store, site), { typed: all, epoch: epoch + 1 });
}

type Visits = [address: string, visit: Visit][];

const visits = (): Visits => read<Visits>("visits") ?? [];

export const visitOf = (address: string): Visit | undefined => visits().find(([known]) => known === address)?.[1];

export function rememberVisit(address: string, visit: Visit): void {
	const others = visits().filter(([known]) => known !== address);
	write("visits", [...others, [address, visit] satisfies Visits[number]].slice(-MOST_VISITS));
}
