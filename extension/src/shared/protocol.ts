/**
 * Every message of the extension, and who may send it.
 *
 * Page side (content scripts): may ask to be looked at and tell what it saw. It learns a surface,
 * never whose the data is, and can decide nothing. Extension pages: everything else.
 */

import type { Case, CaseChange } from "./case.ts";

/** Words of the Rust core (`core/src/verdict`). */
export type Level = "clear" | "ask" | "warn" | "alarm";
export type Surface = "none" | "badge" | "banner";
export type Ownership = "mine" | "mixed" | "stranger" | "unknown";

/** `strayfield_core::finding::Inspection`; the page's side passes it on unread. */
export type Inspection = Record<string, unknown>;

/** `strayfield_core::verdict::Judged`. */
export interface Judged {
	kind: "person" | "people" | "recipients" | "people-in-text" | "consent";
	level: Level;
	surface: Surface;
	reasons: string[];
	row: number;
	form: number | null;
	form_key: string;
	form_kind: string;
	ownership: Ownership;
	controls: (number | null)[];
	field_kinds: string[];
	people: number;
	masked: { kind: string; shown: string }[];
	provenance: [string, number][];
	counts: [string, number][];
	/** What a ticked box agrees to. */
	purposes?: Case["purposes"];
}

/** `strayfield_core::verdict::Verdict`. */
export interface Verdict {
	level: Level;
	surface: Surface;
	reasons: string[];
	findings: Judged[];
}

/** What the page's side may say. */
export type FromPage =
	/**
	 * The gate saw something to look at: please inject the inspector into this frame. Answer: `true` once
	 * it is there; then the gate runs it. `false`: not wanted here (paused, muted).
	 */
	| { type: "look" }
	/**
	 * Chrome: judge this snapshot (JSON of `strayfield_core::snapshot::Snapshot`, its `text` apart). Answer,
	 * here and below: `true` once it is judged and shown.
	 */
	| { type: "snapshot"; snapshot: string; text: string }
	/** Firefox: the core ran here, this is what it found in the fields of this snapshot. */
	| { type: "inspection"; inspection: Inspection; snapshot: string; text: string }
	/** The person typed these values here (told when a control is left); kept as digests. */
	| { type: "typed"; values: string[] }
	/** A trusted click on the banner. */
	| { type: "banner"; did: "details" | "dismissed" };

/** What the page's side is told. */
export type ToPage =
	/** Top frame only, after `banner.js` was injected. */
	| { type: "show"; level: Level; sentence: string; details: string; dismiss: string; rtl: boolean }
	| { type: "hide" }
	/** Look again now, whatever the gate thinks (popup opened, *this form shows somebody else*). Answered, without a value, once that is done. */
	| { type: "again" };

/** What an extension page may ask. Each has one answer type below. */
export type FromExtension =
	/** What is known of a tab. */
	| { type: "state"; tab: number }
	/** Answers when every frame of the tab has finished its looks and nothing is pending. */
	| { type: "settled"; tab: number }
	/** What the fields and forms of the tab's page are for, after another look at it; frames in it are not asked. */
	| { type: "kinds"; tab: number }
	/** Why the fields of the tab's page are taken for what they are, after another look at every frame that answers. */
	| { type: "why"; tab: number }
	/**
	 * `version` and `site` are those of the `TabState` the person saw; another version now means that the page changed
	 * meanwhile, and what is said of the site is said of that one.
	 * `token` names this one click: the same again changes nothing more, and `undo` takes it back.
	 */
	| { type: "decide"; tab: number; finding: number; decision: Decision; version?: number; site: string; token: string }
	| { type: "undo"; token: string }
	/** Facts for a report on this finding (`strayfield_core::report::Facts`); without `finding`: what only the person saw. */
	| { type: "facts"; tab: number; finding?: number; version?: number }
	/** Facts for a report on what Strayfield did not see, at this address. */
	| { type: "blank-facts"; url: string }
	/** Put exactly this body into the outbox and send it. With the tab of a private window: into memory only. */
	| { type: "report"; body: string; tab?: number }
	| { type: "outbox" }
	/** Try a waiting report now, or send one that was kept here. */
	| { type: "send"; id: string }
	/** Forget a report of the outbox. */
	| { type: "discard"; id: string }
	/** Keep a case for this report, sent or not. With the tab that shows it: its links to privacy pages, and whether it is private. */
	| { type: "keep"; body: string; tab?: number }
	| { type: "cases" }
	| { type: "case"; id: string; change: CaseChange }
	| { type: "forget-case"; id: string }
	/** Whom to tell: asks the case's site and the collector's directory, now. */
	| { type: "whom"; id: string }
	/** The states of the collector's public cases by id, now. */
	| { type: "feed" }
	/** Take a report back that the collector has. */
	| { type: "retract"; id: string }
	/** Tell the collector what the form shows now. */
	| { type: "outcome"; id: string; outcome: "empty" | "filled" }
	| { type: "settings" }
	| { type: "set"; settings: Partial<Settings> }
	| { type: "own" }
	/** `shown`: what the form began with; what was learnt since stays. Without it, this is all there is. */
	| { type: "set-own"; own: Own; shown?: Own }
	/** Everything that is stored, as it is stored. */
	| { type: "export" }
	| { type: "erase" }
	/** Stored things that could not be read and were set aside. */
	| { type: "aside" };

/** What comes back for each. */
export interface Answers {
	state: TabState;
	settled: TabState;
	kinds: Kinds;
	why: FrameWhy[];
	decide: Done;
	undo: Done;
	facts: Facts;
	"blank-facts": Facts;
	report: OutboxEntry;
	outbox: OutboxEntry[];
	send: OutboxEntry;
	discard: Done;
	keep: Case;
	cases: Case[];
	case: Case;
	"forget-case": Done;
	whom: Whom;
	feed: Record<string, string>;
	retract: Case;
	outcome: Case;
	settings: Settings;
	set: Settings;
	own: Own;
	"set-own": Done;
	export: Record<string, unknown>;
	erase: Done;
	aside: string[];
}

/** What fields and forms are for; `forms` and `fields` of `strayfield_core::finding::Inspection`, without a value. */
export interface Kinds {
	forms: { index: number | null; kind: string }[];
	fields: { control: number | null; root: string | null; form: number | null; kind: string; holding: string }[];
}

/** A frame of a page with fields in it, the top one first. */
export interface FrameWhy {
	/** Host of the frame. */
	site: string;
	forms: FormWhy[];
}

/** `strayfield_core::why::FormWhy`. */
export interface FormWhy {
	kind: string;
	fields: FieldWhy[];
}

/** `strayfield_core::why::FieldWhy`. */
export interface FieldWhy {
	called: string;
	holding: string;
	/** Masked. */
	shown: string;
	explanation: Explanation;
}

/** `strayfield_core::field::explain::Explanation`. */
export interface Explanation {
	control: number;
	kind: string;
	rules: string;
	/** The winner is the first. */
	candidates: Candidate[];
}

/** A kind that was considered; points are hundredths of a log-odds. */
export interface Candidate {
	kind: string;
	points: number;
	because: { what: string; says: string; points: number }[];
}

/** Done, nothing to tell. */
export interface Done {
	done: true;
}

/** Instead of an answer: what went wrong, as a message key. */
export interface Problem {
	problem: string;
}

/** `strayfield_core::report::Facts`. */
export interface Facts {
	id: string;
	url: string;
	form_kind: string;
	field_kinds: Record<string, number>;
	people: number;
	level: Level;
	reasons: string[];
	provenance: Record<string, number>;
	ownership: Ownership;
	seen_at_ms: number;
	extension: string;
	browser: string;
	ui_language: string;
	reporter: string;
}

/** Choices of the popup. All can be undone with the token that comes back. */
export type Decision =
	/** *That's me*: its values become mine. */
	| "mine"
	/** *I know them: fine here*: teaches nothing, silences this form. */
	| "fine-here"
	/** *Never on this site*. */
	| "mute-site"
	/** *Pause* for an hour, everywhere. */
	| "pause";

/** Answer to `state`. */
export interface TabState {
	url: string;
	/** `paused`, `muted`, `no-permission` (host permission revoked), `unsupported` (browser pages), `too-large`, else `ok`. */
	status: "ok" | "paused" | "muted" | "no-permission" | "unsupported" | "too-large";
	/** The top frame's and all frames' verdicts, merged. */
	verdict: Verdict;
	/** Host as shown, for *Never on this site*. */
	site: string;
	privateWindow: boolean;
	/** Milliseconds from injection to verdict, of the last inspection. */
	ms: number;
	/** Rises whenever the findings change. */
	version: number;
	/** How often the banner was dismissed on this site in this session. */
	dismissals: number;
	/** Until when paused, milliseconds since 1970; 0 not. */
	pausedUntil: number;
}

/** A report waiting or sent. Holds no values: the body is an allow-list. */
export interface OutboxEntry {
	id: string;
	body: string;
	state: "waiting" | "sent" | "refused" | "kept";
	/** Public case, once the collector answered. */
	case?: string;
	attempts: number;
	/** What went wrong last, as a message key. */
	problem?: string;
	/** What the collector said when it refused, in its words. */
	detail?: string;
	/** When it was put here, milliseconds since 1970. */
	since?: number;
	/** When it is tried next, milliseconds since 1970. */
	next?: number;
	/** Made in a private window: in memory only. */
	private?: boolean;
}

/** A text and where it was. */
export interface Fetched {
	url: string;
	text: string;
}

/** What was found of whom to tell, unread: pages are parsed where there is a parser. */
export interface Whom {
	/** The registrable part of the site's host. */
	domain: string;
	securityTxt: Fetched | null;
	pages: Fetched[];
	/** The answer of the collector's directory. */
	directory: unknown;
}

/** `strayfield_core::person::Own`. */
export interface Own {
	country: string;
	names: string[];
	emails: string[];
	phones: string[];
	postal_codes: string[];
	streets: string[];
	birthdays: string[];
	ibans: string[];
	ids: string[];
	family: Own[];
	/** What the browser's autofill wrote for me, an entry for each name. It tells who is mine, never who is not. */
	autofilled: Own[];
}

export interface Settings {
	/** Where reports go; empty: cases stay here. Set at build time, may be changed in the options. */
	collector: string;
	/** Sites muted, by host. */
	muted: string[];
	/** Form keys by host for which *fine here* was said. */
	fineHere: Record<string, string[]>;
	/** Until when paused, milliseconds since 1970; 0 not. */
	pausedUntil: number;
}
