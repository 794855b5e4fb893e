/** The cases that the person keeps. Those of private windows are in memory only. */
import { type Case, type CaseChange, emptyCase, forgottenAt, isCase } from "../shared/case.ts";
import { idOf } from "./outbox.ts";

/** What the store needs of the world. */
export interface World {
	load(): Promise<Case[]>;
	save(cases: Case[]): Promise<void>;
	/** Throws a message key when this is no clean report. */
	guard(body: string): Promise<void>;
	now(): number;
	/** Asks to be reminded of a case then; 0: no more. */
	wake(id: string, at: number): void;
}

export class Cases {
	readonly #world: World;
	#cases: Promise<Case[]> | undefined;

	constructor(world: World) {
		this.#world = world;
	}

	/** Newest first. What nobody touched for 90 days, and nobody said to keep, is gone. */
	async list(): Promise<Case[]> {
		const cases = await this.#all();
		const now = this.#world.now();
		const living = cases.filter((one) => forgottenAt(one) > now);
		if (living.length < cases.length) {
			for (const { id } of cases.filter((one) => !living.includes(one))) this.#world.wake(id, 0);
			cases.splice(0, cases.length, ...living);
			await this.#save();
		}
		return structuredClone(living).sort((a, b) => b.since - a.since);
	}

	/** Keeps a case for this report. The same report again is the same case. */
	async keep(body: string, links: string[], inPrivate: boolean, proof = ""): Promise<Case> {
		await this.#world.guard(body);
		const id = idOf(body);
		const cases = await this.#all();
		const known = cases.find((one) => one.id === id);
		if (known) return structuredClone(known);
		const fresh: Case = { ...emptyCase(id, body, this.#world.now()), links, proof };
		if (inPrivate) fresh.private = true;
		cases.push(fresh);
		await this.#save();
		return structuredClone(fresh);
	}

	async find(id: string): Promise<Case> {
		const found = (await this.#all()).find((one) => one.id === id);
		if (!found) throw new Error("problem_gone");
		return structuredClone(found);
	}

	async change(id: string, change: CaseChange): Promise<Case> {
		const cases = await this.#all();
		const at = cases.findIndex((one) => one.id === id);
		const before = cases[at];
		if (!before) throw new Error("problem_gone");
		const { body, proof, links, since } = before;
		const after = { ...before, ...change, id, body, proof, links, since, changed: this.#world.now() };
		if (!isCase(after)) throw new Error("problem_bad_case");
		cases[at] = after;
		await this.#save();
		if (after.remind !== before.remind) this.#world.wake(id, after.remind);
		return structuredClone(after);
	}

	/** The collector has its report, and counts it to this public case. */
	async reported(id: string, board: string): Promise<void> {
		const found = (await this.#all()).find((one) => one.id === id);
		if (!found) return;
		const events = { ...found.events, reported: this.#world.now() };
		await this.change(id, { events, board: { ...found.board, case: board } });
	}

	/** Forgets a case that was only kept for a report which is taken back unsent. */
	async withdrawn(id: string): Promise<void> {
		const found = (await this.#all()).find((one) => one.id === id);
		if (found && found.changed === found.since) await this.forget(id);
	}

	async forget(id: string): Promise<void> {
		const cases = await this.#all();
		const at = cases.findIndex((one) => one.id === id);
		if (at < 0) return;
		cases.splice(at, 1);
		this.#world.wake(id, 0);
		await this.#save();
	}

	/** Asks for every reminder again: not in every browser does an alarm outlive it. One that is past comes now. */
	async wakeAll(): Promise<void> {
		for (const { id, remind } of await this.list()) if (remind > 0) this.#world.wake(id, remind);
	}

	/** Forgets what was read: storage is erased. */
	erased(): void {
		this.#cases = undefined;
	}

	#all(): Promise<Case[]> {
		this.#cases ??= this.#world.load();
		return this.#cases;
	}

	async #save(): Promise<void> {
		await this.#world.save((await this.#all()).filter((one) => !one.private));
	}
}
