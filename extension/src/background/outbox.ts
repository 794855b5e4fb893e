/**
 * Reports that wait for the collector. What was put here is kept until the collector has stored it:
 * across crashes, restarts and offline days. The collector counts an id once, so sending twice is safe.
 *
 *   waiting ──2xx with our id──▶ sent        kept ──the person asks──▶ waiting
 *      │ └──4xx with a problem──▶ refused
 *      └──anything else: try again later
 */
import type { OutboxEntry } from "../shared/protocol.ts";
import { isRecord } from "../shared/settings.ts";

/** A collector that says nothing for so long is not there. Below the 30 s after which a worker is ended. */
export const PATIENCE_MS = 15_000;
/** The first pause; alarms have no finer grain than this. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60 * 1000;

/** What the outbox needs of the world. */
export interface World {
	load(): Promise<OutboxEntry[]>;
	save(entries: OutboxEntry[]): Promise<void>;
	/** Where to send; empty: nowhere. */
	collector(): Promise<string>;
	/** Throws a message key when the body may not leave, or the way is not clear. */
	guard(body: string, endpoint: string): Promise<void>;
	now(): number;
	/** Asks to be called (`flush`) then. */
	wake(at: number): void;
	/** The collector has it. */
	sent?(entry: OutboxEntry): Promise<void>;
	patience: number;
}

/** What became of one attempt. */
type Outcome =
	| { state: "sent"; case: string }
	| { state: "refused"; problem: string; detail: string }
	| { state: "waiting"; problem: string; detail: string };

export const endpoint = (collector: string): string => `${collector.replace(/\/+$/, "")}/api/v1/reports`;

/** Doubles from half a minute to six hours. */
export const pause = (attempts: number): number =>
	Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MS);

export class Outbox {
	readonly #world: World;
	#entries: Promise<OutboxEntry[]> | undefined;
	#flushing: Promise<void> = Promise.resolve();

	constructor(world: World) {
		this.#world = world;
	}

	async list(): Promise<OutboxEntry[]> {
		return structuredClone(await this.#all());
	}

	/** Puts a body in and answers once it is stored; sending is `flush`'s. The same id again changes nothing. */
	async add(body: string, inPrivate: boolean): Promise<OutboxEntry> {
		const id = idOf(body);
		const state = (await this.#world.collector()) === "" ? "kept" : "waiting";
		const entries = await this.#all();
		const known = entries.find((entry) => entry.id === id);
		if (known) return structuredClone(known);
		const entry: OutboxEntry = { id, body, state, attempts: 0, since: this.#world.now() };
		if (inPrivate) entry.private = true;
		entries.push(entry);
		await this.#save();
		return structuredClone(entry);
	}

	/** Tries one now: kept here, waiting, or refused, the person asked for it. */
	async send(id: string): Promise<OutboxEntry> {
		const entry = (await this.#all()).find((one) => one.id === id);
		if (!entry) throw new Error("problem_gone");
		if (entry.state !== "sent" && (await this.#world.collector()) !== "") {
			entry.state = "waiting";
			entry.next = this.#world.now();
			await this.#save();
			await this.flush();
		}
		return structuredClone(entry);
	}

	async discard(id: string): Promise<void> {
		const entries = await this.#all();
		const at = entries.findIndex((entry) => entry.id === id);
		if (at >= 0) entries.splice(at, 1);
		await this.#save();
	}

	/** Forgets what was read: storage is erased. */
	erased(): void {
		this.#entries = undefined;
	}

	/** Sends what is due, one after another; with `all`, whatever waits (the browser has just started). */
	flush(all = false): Promise<void> {
		const run = this.#flushing.then(() => this.#flush(all));
		this.#flushing = run.catch(() => {});
		return run;
	}

	async #flush(all: boolean): Promise<void> {
		const collector = await this.#world.collector();
		const entries = await this.#all();
		if (collector !== "") {
			const due = entries.filter(({ state, next = 0 }) => state === "waiting" && (all || next <= this.#world.now()));
			for (const entry of due) {
				const outcome = await this.#attempt(entry.body, entry.id, endpoint(collector));
				// Discarded while it was on its way, or all was erased.
				if (!(await this.#all()).includes(entry)) continue;
				this.#note(entry, outcome);
				await this.#save();
				if (entry.state === "sent") await this.#world.sent?.(structuredClone(entry));
			}
		}
		const next = entries.filter(({ state }) => state === "waiting").map(({ next = 0 }) => next);
		if (collector !== "" && next.length > 0) this.#world.wake(Math.min(...next));
	}

	#note(entry: OutboxEntry, outcome: Outcome): void {
		entry.attempts += 1;
		entry.state = outcome.state;
		delete entry.problem;
		delete entry.detail;
		delete entry.next;
		if (outcome.state === "sent") {
			entry.case = outcome.case;
			return;
		}
		entry.problem = outcome.problem;
		if (outcome.detail) entry.detail = outcome.detail;
		if (outcome.state === "waiting") entry.next = this.#world.now() + pause(entry.attempts);
	}

	async #attempt(body: string, id: string, to: string): Promise<Outcome> {
		const later = (problem: string, detail = ""): Outcome => ({ state: "waiting", problem, detail });
		try {
			await this.#world.guard(body, to);
		} catch (refusal) {
			const problem = refusal instanceof Error ? refusal.message : "";
			if (problem === "problem_guard") return { state: "refused", problem, detail: "" };
			return later(problem.startsWith("problem_") ? problem : "problem_unexpected");
		}
		const patience = new AbortController();
		const timer = setTimeout(() => patience.abort(), this.#world.patience);
		try {
			const response = await fetch(to, {
				method: "POST",
				body,
				headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
				credentials: "omit",
				referrerPolicy: "no-referrer",
				cache: "no-store",
				redirect: "error",
				signal: patience.signal,
			});
			return outcomeOf(response.status, response.headers.get("Content-Type") ?? "", await response.text(), id);
		} catch {
			return later(patience.signal.aborted ? "problem_silent" : "problem_unreachable");
		} finally {
			clearTimeout(timer);
		}
	}

	#all(): Promise<OutboxEntry[]> {
		this.#entries ??= this.#world.load();
		return this.#entries;
	}

	async #save(): Promise<void> {
		await this.#world.save((await this.#all()).filter((entry) => !entry.private));
	}
}

/** Only an answer that names our report is one of a collector; everything else (a captive portal, a proxy) is not. */
function outcomeOf(status: number, type: string, text: string, id: string): Outcome {
	const answer = parsed(text);
	if (status >= 200 && status < 300) {
		if (answer.id === id) return { state: "sent", case: typeof answer.case === "string" ? answer.case : "" };
		return { state: "waiting", problem: "problem_garbled", detail: "" };
	}
	const detail = [answer.title, answer.detail]
		.filter((part) => typeof part === "string")
		.join(": ")
		.slice(0, 200);
	const isProblem = type.startsWith("application/problem+json") && Object.keys(answer).length > 0;
	const mayPass = status < 400 || status >= 500 || [401, 403, 404, 408, 425, 429].includes(status);
	if (isProblem && !mayPass) return { state: "refused", problem: "problem_refused", detail };
	return { state: "waiting", problem: status >= 500 ? "problem_broken" : "problem_garbled", detail: "" };
}

function parsed(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}

/** The id in a report's body. */
export function idOf(body: string): string {
	const { id } = parsed(body);
	if (typeof id !== "string" || id === "") throw new Error("problem_guard");
	return id;
}

const STATES = ["waiting", "sent", "refused", "kept"];

const isEntry = (entry: unknown): entry is OutboxEntry =>
	isRecord(entry) &&
	typeof entry.id === "string" &&
	typeof entry.body === "string" &&
	typeof entry.attempts === "number" &&
	STATES.includes(String(entry.state));

/** The stored outbox, or `null` when some of it can't be read. */
export const parseOutbox = (from: unknown): OutboxEntry[] | null =>
	Array.isArray(from) && from.every(isEntry) ? from : null;

/** What can be read of a damaged one: one bad entry does not take the others along. */
export const salvageOutbox = (from: unknown): OutboxEntry[] => (Array.isArray(from) ? from.filter(isEntry) : []);
