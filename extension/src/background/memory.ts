/** What this session remembers of a site: what the person typed there, who stood in its forms. Digests only. */
import type { Site, Visit } from "./engine.ts";
import { newKey, read, write } from "./session.ts";

/** Enough for a day; the oldest go first. */
const MOST_VISITS = 400;

/** The session's key; it goes with the browser, and with it all that its digests could tell. That of private windows is written nowhere. */
export function sessionKey(inPrivate: boolean): string {
	const key = read<string>("key", inPrivate) ?? newKey();
	if (!read("key", inPrivate)) write("key", key, inPrivate);
	return key;
}

const siteKey = (store: string, site: string) => `site:${store}:${site}`;

export const siteOf = (store: string, site: string): Site => read<Site>(siteKey(store, site)) ?? unknownSite();

export const unknownSite = (): Site => ({ typed: [], device: [], epoch: 0 });

/** Most sites are only looked at: of them there is nothing to keep. */
export function rememberSite(store: string, site: string, known: Site): void {
	if (known.typed.length + known.device.length + known.epoch > 0) write(siteKey(store, site), known);
}

type Visits = [address: string, visit: Visit][];

const visits = (): Visits => read<Visits>("visits") ?? [];

export const visitOf = (address: string): Visit | null => visits().find(([known]) => known === address)?.[1] ?? null;

export function rememberVisit(address: string, visit: Visit): void {
	const others = visits().filter(([known]) => known !== address);
	write("visits", [...others, [address, visit] satisfies Visits[number]].slice(-MOST_VISITS));
}
