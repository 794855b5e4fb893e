/** What this session remembers of a site: what the person typed there, who stood in its forms. Digests only. */
import { newKey, read, write } from "./session.ts";
import type { Visit } from "./visits.ts";

/** Enough for a day on one site; the oldest go first. */
const MOST_VALUES = 1200;
const MOST_VISITS = 400;

/** The session's key; it goes with the browser, and with it all that its digests could tell. */
export function sessionKey(): string {
	const key = read<string>("key") ?? newKey();
	if (!read("key")) write("key", key);
	return key;
}

interface Site {
	/** What the person or their browser brought. */
	typed: string[];
	/** What the site had remembered in this browser. */
	device: string[];
	/** Rises when the person types there. */
	epoch: number;
}

const siteKey = (store: string, site: string) => `site:${store}:${site}`;

export const siteOf = (store: string, site: string): Site =>
	read<Site>(siteKey(store, site)) ?? { typed: [], device: [], epoch: 0 };

/** The person typed there. */
export function typed(store: string, site: string, digests: string[]): void {
	const known = siteOf(store, site);
	write(siteKey(store, site), { ...known, typed: added(known.typed, digests), epoch: known.epoch + 1 });
}

/** What a page showed: the browser may put it back later, and it is then what it was. */
export function seen(store: string, site: string, touched: string[], remembered: string[]): void {
	if (touched.length + remembered.length === 0) return;
	const known = siteOf(store, site);
	const typed = added(known.typed, touched);
	write(siteKey(store, site), { ...known, typed, device: added(known.device, remembered) });
}

const added = (known: string[], digests: string[]) => [...new Set([...known, ...digests])].slice(-MOST_VALUES);

type Visits = [address: string, visit: Visit][];

const visits = (): Visits => read<Visits>("visits") ?? [];

export const visitOf = (address: string): Visit | undefined => visits().find(([known]) => known === address)?.[1];

export function rememberVisit(address: string, visit: Visit): void {
	const others = visits().filter(([known]) => known !== address);
	write("visits", [...others, [address, visit] satisfies Visits[number]].slice(-MOST_VISITS));
}
