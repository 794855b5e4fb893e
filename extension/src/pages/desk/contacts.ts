/**
 * Whom to tell: read from what the site publishes and from the collector's directory, each with where it came from.
 * What a page shows of people must not get into a case: of a page only addresses of offices are taken.
 */
import type { Controller, Source } from "../../shared/case.ts";
import type { Fetched, Whom } from "../../shared/protocol.ts";
import { isRecord } from "../../shared/settings.ts";

/** A way to reach somebody. */
export interface Contact extends Omit<Controller, "role"> {
	/** A form instead of an address. */
	form: string;
	/** The date after which `security.txt` says that it is out of date has passed. */
	stale: boolean;
	/** The directory knows the site only by a mail address or a form of this record. */
	weak: boolean;
}

/** Local parts of addresses that belong to an office, those for data protection first. */
const OFFICES = [
	"datenschutz",
	"dsb",
	"dpo",
	"dataprotection",
	"privacy",
	"rodo",
	"iod",
	"privacidad",
	"confidentialite",
	"rgpd",
	"gdpr",
	"avg",
	"fg",
	"security",
	"sicherheit",
	"cert",
	"legal",
	"recht",
	"impressum",
	"info",
	"kontakt",
	"contact",
	"service",
	"kundenservice",
	"support",
	"hello",
	"mail",
	"office",
];

const MOST = 8;
/** A longer line of `security.txt` is no way to anybody. */
const LONGEST_LINE = 1_000;

/** All that was found, the best first; guesses last. */
export function contacts({ domain, securityTxt, pages, directory }: Whom, now: number): Contact[] {
	const found = [
		...pages.flatMap(onPage).sort((a, b) => rank(a) - rank(b)),
		...(securityTxt ? inSecurityTxt(securityTxt, now) : []),
		...inDirectory(directory),
		...guesses(domain),
	];
	const seen = new Set<string>();
	return found.filter(({ email, form, name }) => {
		const way = (email || form || name).toLowerCase();
		return way !== "" && !seen.has(way) && seen.add(way);
	});
}

const contact = (source: Source, more: Partial<Contact>): Contact => ({
	name: "",
	address: "",
	email: "",
	form: "",
	found: "",
	stale: false,
	weak: false,
	source,
	...more,
});

/** RFC 9116: `Contact` lines in their order of preference; a PGP signature around them is left as it is. */
export function inSecurityTxt({ url, text }: Fetched, now: number): Contact[] {
	const fields = text
		.split(/\r\n?|\n/)
		.filter((line) => line.length <= LONGEST_LINE)
		.map((line) => /^(?:- )?([A-Za-z-]+):(.*)$/.exec(line))
		.filter((match) => match !== null)
		.map(([, name = "", value = ""]) => ({ name: name.toLowerCase(), value: value.trim() }));
	const expires = Date.parse(fields.find(({ name }) => name === "expires")?.value ?? "");
	const stale = Number.isFinite(expires) && expires < now;
	return fields
		.filter(({ name }) => name === "contact")
		.map(({ value }) => {
			const email = address(value);
			if (email) return contact("security-txt", { email, found: url, stale });
			const form = /^https:\/\//.test(value) ? (URL.parse(value)?.href ?? "") : "";
			return contact("security-txt", { form, found: url, stale });
		})
		.slice(0, MOST);
}

/** Addresses of offices in links and in the text, also those written with "(at)". */
export function onPage({ url, text }: Fetched): Contact[] {
	const page = new DOMParser().parseFromString(text, "text/html");
	const links = [...page.querySelectorAll("a[href^='mailto:' i]")].map((link) => link.getAttribute("href") ?? "");
	for (const gone of page.querySelectorAll("script, style, template")) gone.remove();
	return offices([...links, ...inText(page.body?.textContent ?? "")]).map((email) =>
		contact("page", { email, found: url }),
	);
}

/** What looks like an address in a text. */
export const inText = (text: string): string[] =>
	text
		// First, so that a page of blanks is gone through once and not once for each.
		.replace(/\s+/g, " ")
		.replace(/ ?[([{] ?(?:at|ät|@) ?[)\]}] ?/gi, "@")
		.replace(/ ?[([{] ?(?:dot|punkt) ?[)\]}] ?/gi, ".")
		.match(/[\w.+-]{1,64}@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu) ?? [];

/** Those of offices, in small letters, each once. */
export function offices(texts: string[]): string[] {
	const addresses = texts.map(address).filter((email) => officeOf(email) >= 0);
	return [...new Set(addresses)].slice(0, MOST);
}

const officeOf = (email: string): number => {
	const words = (email.split("@")[0] ?? "").split(/[._+-]/);
	return OFFICES.findIndex((office) => words.includes(office));
};

const rank = ({ email }: Contact): number => officeOf(email);

/** The e-mail address in a `mailto:` link or a text, its host as the network writes it; empty when it is none. */
export function address(from: string): string {
	const bare = from.replace(/^mailto:/i, "").replace(/\?.*$/, "");
	let plain = bare;
	try {
		plain = decodeURIComponent(bare);
	} catch {
		// A stray percent sign.
	}
	const [, office = "", host = ""] = /^([^@]*)@([\p{L}\p{M}\p{N}.-]{1,253})$/u.exec(plain.trim().toLowerCase()) ?? [];
	const email = `${office}@${URL.parse(`https://${host}`)?.hostname ?? ""}`;
	return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(email)
		? email
		: "";
}

/** `GET /api/v1/contacts`: `{ match, contacts: [{ name, address, email, webform }] }`. */
export function inDirectory(answer: unknown): Contact[] {
	if (!isRecord(answer) || !Array.isArray(answer.contacts)) return [];
	const text = (from: unknown) => (typeof from === "string" ? legible(from.slice(0, 500)) : "");
	const link = (from: unknown) => URL.parse(text(from));
	return answer.contacts
		.filter(isRecord)
		.slice(0, MOST)
		.map(({ name, address: lines, email, webform }) =>
			contact("directory", {
				name: text(name),
				address: text(lines),
				email: address(text(email)),
				form: /^https?:$/.test(link(webform)?.protocol ?? "") ? (link(webform)?.href ?? "") : "",
				weak: answer.match === "weak",
			}),
		);
}

/** Without signs that can't be seen, or turn what stands beside them around (UAX #9); lines stay. */
const legible = (text: string): string =>
	text.toWellFormed().replace(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu, "");

/** Addresses that many have. */
export const guesses = (domain: string): Contact[] =>
	/^[a-z0-9.-]+\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(domain)
		? ["datenschutz", "privacy", "dpo"].map((office) => contact("guess", { email: `${office}@${domain}` }))
		: [];
