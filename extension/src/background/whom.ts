/**
 * *Whom do I tell?*: what the site itself publishes, and the collector's directory. Only when the person asks; without
 * cookies, and without the headers that would tell who asks (`wire.ts`).
 */

import { siteOf } from "../shared/desk.ts";
import type { Fetched, Whom } from "../shared/protocol.ts";
import { isRecord } from "../shared/settings.ts";
import { cases } from "./desk.ts";
import { settings } from "./state.ts";
import { onlyTo, without } from "./wire.ts";

const PATIENCE_MS = 10_000;
/** More is no contact page. */
const LONGEST = 1_000_000;

export async function whom(id: string): Promise<Whom> {
	const found = await cases.find(id);
	const { origin } = JSON.parse(found.body) as { origin: string };
	const { collector } = await settings();
	// A label that names somebody is `{}` in the report: such a host can't be asked, its owner can.
	const site = URL.parse(origin.replace(/\{\}\./g, ""));
	if (!site) throw new Error("problem_gone");
	const owner = await siteOf(site.href);
	if (!(await chrome.permissions.contains({ origins: [`${site.origin}/*`] })))
		throw new Error("problem_no_permission_site");
	const published = () =>
		Promise.all([
			fetched(`${site.origin}/.well-known/security.txt`, /^text\/plain/, owner),
			...found.links.map((link) => fetched(link, /^(text\/html|application\/xhtml)/, owner)),
		]);
	// Reports may be on their way meanwhile.
	const ours = URL.parse(collector)?.hostname;
	const [securityTxt, ...pages] = await without(`||${owner}^`, false, () =>
		onlyTo(ours ? [owner, ours] : [owner], published),
	);
	return {
		domain: owner,
		securityTxt: securityTxt ?? null,
		pages: pages.filter((page) => page !== null),
		directory: collector === "" ? null : await directory(collector, owner),
	};
}

/** The text at an address; `null` when there is none of this kind, or the way to it leaves the site. */
async function fetched(url: string, kind: RegExp, owner: string): Promise<Fetched | null> {
	const response = await get(url, "*/*");
	if (!response?.ok || !kind.test(response.headers.get("Content-Type") ?? "")) return null;
	if ((await siteOf(response.url)) !== owner) return null;
	return { url: response.url, text: await beginning(response) };
}

/** The text as far as it came and is read: one without an end is not waited for. */
async function beginning(response: Response): Promise<string> {
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	let text = "";
	try {
		for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
			text += part.value;
			if (text.length > LONGEST) break;
		}
		await reader?.cancel();
	} catch {
		// Cut off, or too slow.
	}
	return text.slice(0, LONGEST);
}

/** What the collector's directory has for a domain, as it answers. */
async function directory(collector: string, domain: string): Promise<unknown> {
	const url = `${collector.replace(/\/+$/, "")}/api/v1/contacts?domain=${encodeURIComponent(domain)}`;
	return asked(url);
}

/** So many pages of the feed are read, always: how far one reads must not tell which case is mine. */
const PAGES = 4;

/** The states of public cases, by id, from the feed that everybody gets: which of them is mine, nobody learns. */
export async function feed(): Promise<Record<string, string>> {
	const { collector } = await settings();
	if (collector === "") throw new Error("problem_no_collector");
	const url = `${collector.replace(/\/+$/, "")}/feed.json?page=`;
	const pages = await Promise.all(Array.from({ length: PAGES }, (_, page) => asked(url + page)));
	if (pages[0] === null) throw new Error("problem_unreachable");
	const items = pages.flatMap((page) => (isRecord(page) && Array.isArray(page.items) ? page.items : []));
	const receipts = items.flatMap((item) => (isRecord(item) && isRecord(item._strayfield) ? [item._strayfield] : []));
	return Object.fromEntries(receipts.map((receipt) => [String(receipt.case), String(receipt.state)]));
}

/** JSON of the collector, asked for without a trace; `null` when there is none. */
const asked = (url: string): Promise<unknown> =>
	without(`|${url}|`, true, async () => {
		const response = await get(url, "application/json");
		return response?.ok ? await response.json().catch(() => null) : null;
	});

async function get(url: string, accept: string): Promise<Response | null> {
	try {
		return await fetch(url, {
			headers: { Accept: accept },
			credentials: "omit",
			referrerPolicy: "no-referrer",
			cache: "no-store",
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
	} catch {
		return null;
	}
}
