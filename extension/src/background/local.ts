/**
 * What outlives the browser: own data, settings, outbox, the installation's key.
 *
 * Storage can be damaged (a crash, another version, a hand). What can't be read is set aside under
 * another key and named in the options, and work goes on with what is there when nothing is stored.
 */

import { isRecord } from "../shared/settings.ts";

/** The part of `chrome.storage.local` that is used: tests bring their own. */
export interface Area {
	get(keys: string | string[] | null): Promise<Record<string, unknown>>;
	set(items: Record<string, unknown>): Promise<void>;
	remove(keys: string | string[]): Promise<void>;
	clear(): Promise<void>;
}

/** Keys of what was set aside begin so. */
export const ASIDE = "aside:";

export class Local {
	readonly #area: Area;
	readonly #read = new Map<string, unknown>();
	#last: Promise<unknown> = Promise.resolve();
	#erasures = 0;

	constructor(area: Area) {
		this.#area = area;
	}

	/**
	 * What is stored under a key, read once. `parse` gives `null` for what it can't read; `otherwise`
	 * then says what to go on with, from the damaged thing or from nothing.
	 */
	async get<T>(key: string, parse: (from: unknown) => T | null, otherwise: (damaged?: unknown) => T): Promise<T> {
		if (this.#read.has(key)) return this.#read.get(key) as T;
		const erasures = this.#erasures;
		const stored = (await this.#next(() => this.#area.get(key)))[key];
		if (this.#read.has(key)) return this.#read.get(key) as T;
		// What was read before all was erased is no more.
		if (this.#erasures !== erasures) return this.get(key, parse, otherwise);
		const value = stored === undefined ? otherwise() : await this.#understood(key, stored, parse(stored), otherwise);
		if (this.#erasures !== erasures) return this.get(key, parse, otherwise);
		this.#read.set(key, value);
		return value;
	}

	/** Resolves when it is stored. */
	async set(key: string, value: unknown): Promise<void> {
		this.#read.set(key, value);
		await this.#next(() => this.#area.set({ [key]: value }));
	}

	/** Keys of what was set aside. */
	async aside(): Promise<string[]> {
		return Object.keys(await this.everything()).filter((key) => key.startsWith(ASIDE));
	}

	everything(): Promise<Record<string, unknown>> {
		return this.#next(() => this.#area.get(null));
	}

	async erase(): Promise<void> {
		this.#erasures++;
		this.#read.clear();
		await this.#next(() => this.#area.clear());
	}

	/** What is not understood is set aside, and so is what a newer version has written besides. */
	async #understood<T>(key: string, stored: unknown, parsed: T | null, otherwise: (damaged: unknown) => T): Promise<T> {
		if (parsed === null) return this.#setAside(key, stored, otherwise(stored));
		return hasMore(stored, parsed) ? this.#setAside(key, stored, parsed) : parsed;
	}

	async #setAside<T>(key: string, stored: unknown, instead: T): Promise<T> {
		await this.#next(() => this.#area.set({ [`${ASIDE}${key}:${Date.now()}`]: stored, [key]: instead }));
		return instead;
	}

	/** Reading, writing and erasing keep their order. */
	#next<T>(act: () => Promise<T>): Promise<T> {
		const done = this.#last.then(act);
		this.#last = done.catch(() => {});
		return done;
	}
}

/** Members that would be lost with the next writing. */
const hasMore = (stored: unknown, understood: unknown): boolean =>
	isRecord(stored) && isRecord(understood) && Object.keys(stored).some((member) => !Object.hasOwn(understood, member));
