/**
 * A case as it is kept: the report, and what the person said and did. Nothing of anybody else: the report is an
 * allow-list, and whom to write to is what sites publish or the person entered.
 */
import { isRecord } from "./settings.ts";

/** `strayfield_core::case::Event`. */
export const EVENTS = ["reported", "notice", "tip", "request", "complaint", "answered", "fixed", "closed"] as const;
export type CaseEvent = (typeof EVENTS)[number];

/** `strayfield_core::letter::Kind`. */
export const LETTERS = [
	"notice",
	"tip",
	"confirmation",
	"complaint",
	"access",
	"rectification",
	"erasure",
	"objection",
	"compensation",
] as const;

/** What a controller is in the case. */
export const ROLES = ["site", "brand", "reseller", "network", "platform"] as const;
export type Role = (typeof ROLES)[number];

/** Where an address came from. */
export const SOURCES = ["security-txt", "page", "directory", "guess", "person"] as const;
export type Source = (typeof SOURCES)[number];

/** Words of `strayfield_core::case`. */
export const STANDINGS = ["finder", "affected"] as const;
export const BECAUSES = ["customer", "filled-in", "saw-own", "was-told"] as const;
export const PURPOSES = ["marketing", "profiling", "sharing", "location"] as const;
export const SECTORS = [
	"company",
	"public",
	"federal",
	"telecom",
	"post",
	"protestant",
	"catholic",
	"broadcaster",
] as const;
export const LAENDER = [
	"BW",
	"BY",
	"BE",
	"BB",
	"HB",
	"HH",
	"HE",
	"MV",
	"NI",
	"NW",
	"RP",
	"SL",
	"SN",
	"ST",
	"SH",
	"TH",
] as const;

type Word<List extends readonly string[]> = List[number];

/** A country by two letters, in Germany a Land; empty when not known. */
export interface Place {
	country: string;
	land: "" | Word<typeof LAENDER>;
}

/** Somebody responsible. */
export interface Controller {
	role: Role;
	name: string;
	address: string;
	email: string;
	source: Source;
	/** The page on which it was found, if any. */
	found: string;
}

/** A letter that was sent, as the person says. */
export interface Sent {
	kind: Word<typeof LETTERS>;
	/** Name or address of who got it. */
	to: string;
	/** Milliseconds since 1970. */
	at: number;
}

export interface Case {
	/** That of the report. */
	id: string;
	/** The report; has passed the guard. */
	body: string;
	/** What proves that the report is this person's: its id was made from it. Empty when it was lost. */
	proof: string;
	standing: Word<typeof STANDINGS>;
	because: "" | Word<typeof BECAUSES>;
	purposes: Word<typeof PURPOSES>[];
	/** Whether it still happened when the person looked last. */
	still: boolean | null;
	/** Milliseconds since 1970, here and below. */
	events: Partial<Record<CaseEvent, number>>;
	sent: Sent[];
	controllers: Controller[];
	seat: Place;
	residence: Place;
	sector: "" | Word<typeof SECTORS>;
	/** Privacy and imprint pages that the page itself links. */
	links: string[];
	/** The public case, once the collector answered, and what became of it when the person last asked. */
	board: { case: string; state: string; asked: number; retracted: boolean };
	/** Not to be forgotten after 90 days. */
	keep: boolean;
	/** When to remind of it; 0 not. */
	remind: number;
	since: number;
	changed: number;
	/** Made in a private window: in memory only. */
	private?: boolean;
}

/** What the person may change. */
export type CaseChange = Partial<Omit<Case, "id" | "body" | "proof" | "links" | "since" | "changed" | "private">>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Cases are forgotten so long after they were last touched, */
export const LIFETIME_MS = 90 * DAY_MS;
/** and not sooner than this after what they are to remind of. */
const AFTER_REMINDER_MS = 7 * DAY_MS;

/** When a case is forgotten, if nobody touches it. */
export const forgottenAt = ({ keep, changed, remind }: Case): number =>
	keep ? Number.POSITIVE_INFINITY : Math.max(changed + LIFETIME_MS, remind > 0 ? remind + AFTER_REMINDER_MS : 0);

export const emptyCase = (id: string, body: string, now: number): Case => ({
	id,
	body,
	proof: "",
	standing: "finder",
	because: "",
	purposes: [],
	still: null,
	events: {},
	sent: [],
	controllers: [],
	seat: { country: "", land: "" },
	residence: { country: "", land: "" },
	sector: "",
	links: [],
	board: { case: "", state: "", asked: 0, retracted: false },
	keep: false,
	remind: 0,
	since: now,
	changed: now,
});

const MOST = 20;
const MOST_SENT = 200;
const isText = (from: unknown, longest = 2_000): from is string => typeof from === "string" && from.length <= longest;
const isOneOf = (list: readonly string[], from: unknown): boolean => typeof from === "string" && list.includes(from);
const isTime = (from: unknown): boolean => typeof from === "number" && Number.isFinite(from) && from >= 0;
const isListOf = (from: unknown, is: (one: unknown) => boolean, most = MOST): boolean =>
	Array.isArray(from) && from.length <= most && from.every(is);

const isPlace = (from: unknown): boolean =>
	isRecord(from) &&
	/^([A-Z]{2})?$/.test(String(from.country)) &&
	(from.land === "" || isOneOf(LAENDER, from.land)) &&
	Object.keys(from).length === 2;

const isController = (from: unknown): boolean =>
	isRecord(from) &&
	isOneOf(ROLES, from.role) &&
	isOneOf(SOURCES, from.source) &&
	[from.name, from.address, from.email, from.found].every((part) => isText(part));

const isSent = (from: unknown): boolean =>
	isRecord(from) && isOneOf(LETTERS, from.kind) && isText(from.to) && isTime(from.at);

/** What each member must be; what has no line here is not stored. */
const MEMBERS: { [Member in keyof Required<Case>]: (from: unknown) => boolean } = {
	id: isText,
	body: (from) => isText(from, 10_000),
	proof: (from) => typeof from === "string" && /^([0-9a-f]{64})?$/.test(from),
	standing: (from) => isOneOf(STANDINGS, from),
	because: (from) => from === "" || isOneOf(BECAUSES, from),
	purposes: (from) => isListOf(from, (one) => isOneOf(PURPOSES, one)),
	still: (from) => from === null || typeof from === "boolean",
	events: (from) => isRecord(from) && Object.entries(from).every(([event, at]) => isOneOf(EVENTS, event) && isTime(at)),
	sent: (from) => isListOf(from, isSent, MOST_SENT),
	controllers: (from) => isListOf(from, isController),
	seat: isPlace,
	residence: isPlace,
	sector: (from) => from === "" || isOneOf(SECTORS, from),
	links: (from) => isListOf(from, (one) => isText(one)),
	board: (from) =>
		isRecord(from) &&
		isText(from.case) &&
		isText(from.state) &&
		isTime(from.asked) &&
		typeof from.retracted === "boolean",
	keep: (from) => typeof from === "boolean",
	remind: isTime,
	since: isTime,
	changed: isTime,
	private: (from) => from === undefined || from === true,
};

export const isCase = (from: unknown): from is Case =>
	isRecord(from) &&
	Object.keys(from).every((member) => member in MEMBERS) &&
	Object.entries(MEMBERS).every(([member, is]) => is(from[member]));

/** The stored cases, or `null` when some can't be read. */
export const parseCases = (from: unknown): Case[] | null => (Array.isArray(from) && from.every(isCase) ? from : null);

/** What can be read of damaged ones. */
export const salvageCases = (from: unknown): Case[] => (Array.isArray(from) ? from.filter(isCase) : []);
