/** The core's report, cases, letters and routing, as WebAssembly, for the extension's own pages and the outbox. */
import init, * as desk from "strayfield:desk";
import type { Case, CaseEvent, Sent } from "./case.ts";
import type { Facts, Judged } from "./protocol.ts";

let loading: Promise<unknown> | undefined;

async function loaded(): Promise<void> {
	loading ??= load().catch((problem) => {
		loading = undefined;
		throw problem;
	});
	await loading;
}

async function load(): Promise<void> {
	const module = await fetch(chrome.runtime.getURL("desk.wasm"));
	await init({ module_or_path: await module.arrayBuffer() });
}

/** The exact body that would leave the browser. */
export async function report(facts: Facts): Promise<string> {
	await loaded();
	return desk.report(facts);
}

/** Throws when a body holds anything but what a report may hold. */
export async function guard(body: string): Promise<void> {
	await loaded();
	desk.guard(body);
}

/** `strayfield_core::authority::Authority`. */
export interface Authority {
	id: string;
	country: string;
	name: string;
	address: string[];
	email: string | null;
	form: string | null;
	web: string | null;
	language: string;
	note: string | null;
	checked: string | null;
}

/** `strayfield_core::authority::Routing`. */
export interface Routing {
	competent: { authority: Authority; why: string }[];
	ask: string[];
}

/** `strayfield_core::case::Deadline`. */
export interface Deadline {
	what: string;
	from: CaseEvent;
	/** `YYYY-MM-DDTHH:MMZ`. */
	due: string;
	rule: string;
	checked: string;
}

/** When the next of them is due, in milliseconds since 1970; 0: none is. */
export function nextDue(deadlines: Deadline[], now: number): number {
	const coming = deadlines.map(({ due }) => Date.parse(due)).filter((at) => at > now);
	return coming.length > 0 ? Math.min(...coming) : 0;
}

export interface LetterKind {
	kind: Sent["kind"];
	to: "controller" | "authority";
}

/** All that the core has to say about a case. */
export interface Told {
	kind: string;
	regime: string;
	answer: { breach: string; points: string[] };
	steps: string[];
	deadlines: Deadline[];
	letters: LetterKind[];
	tip: Routing;
	complaint: Routing;
}

/** `strayfield_core::letter::Party`. */
export interface Party {
	name: string;
	address: string;
	email: string;
}

/** `strayfield_core::letter::Letter`. */
export interface Letter extends LetterKind {
	lang: string;
	subject: string;
	body: string;
}

const minute = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** `strayfield_core::case::Case`. */
export function coreCase(from: Case) {
	const place = ({ country, land }: Case["seat"]) => ({ country: country || null, land: land || null });
	return {
		report: JSON.parse(from.body) as Record<string, unknown>,
		standing: from.standing,
		because: from.because || null,
		purposes: from.purposes,
		still: from.still,
		events: Object.fromEntries(Object.entries(from.events).map(([event, at]) => [event, minute(at)])),
		seat: place(from.seat),
		residence: place(from.residence),
		sector: from.sector || null,
		utc_offset: -new Date(from.since).getTimezoneOffset(),
	};
}

export async function told(from: Case): Promise<Told> {
	await loaded();
	return JSON.parse(desk.told(JSON.stringify(coreCase(from))));
}

/** What `strayfield letter` reads. */
export const order = (from: Case, controller: Party, sender: Party) => ({
	case: coreCase(from),
	controller: wellFormed(controller),
	from: wellFormed(sender),
});

/** Half a character, as what is cut off can leave, is no JSON that the core takes. */
const wellFormed = ({ name, address, email }: Party): Party => ({
	name: name.toWellFormed(),
	address: address.toWellFormed(),
	email: email.toWellFormed(),
});

export async function letter(kind: string, lang: string, ordered: ReturnType<typeof order>): Promise<Letter> {
	await loaded();
	return JSON.parse(desk.write(kind, lang, JSON.stringify(ordered)));
}

/** *What should I do?* about a finding: words of `strayfield_core::case::Step`. */
export async function advice({ kind, level, ownership, reasons }: Judged): Promise<string[]> {
	await loaded();
	return JSON.parse(desk.advice(caseKind(kind, ownership), level, !reasons.includes("not-public"), "finder"));
}

/** The word of `strayfield_core::case::CaseKind` for a finding. */
function caseKind(kind: Judged["kind"], ownership: Judged["ownership"]): string {
	if (kind === "person" && ownership === "mixed") return "mixed";
	return kind === "people-in-text" ? "text" : kind;
}

/** The Land of a German postcode; empty when there is none. */
export async function land(postcode: string): Promise<string> {
	await loaded();
	return desk.land(postcode);
}

/** The part of an address's host that one owner holds; empty when it has no host. */
export async function siteOf(url: string): Promise<string> {
	await loaded();
	return desk.site(url);
}

/** Languages of letters. */
export async function languages(): Promise<string[]> {
	await loaded();
	return JSON.parse(desk.languages());
}
