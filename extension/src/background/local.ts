/**
 * What outlives the browser: own data, settings, outbox, the installation's key.
 *
 * Storage can be damaged (a crash, another version, a hand). What can't be read is set aside under
 * another key and named in the options, and work goes on with what is there when nothing is stored.
 */

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
	#writing: Promise<unknown> = Promise.resolve();

	constructor(area: Area) {
		this.#area = area;
	}

	/**
	 * What is stored under a key, read once. `parse` gives `null` for what it can't read; `otherwise`
	 * then says what to go on with, from the damaged thing or from nothing.
	 */
	async get<T>(key: string, parse: (from: unknown) => T | null, otherwise: (damaged?: unknown) => T): Promise<T> {
		if (this.#read.has(key)) return this.#read.get(key) as T;
		const stored = (await this.#area.get(key))[key];
		if (this.#read.has(key)) return this.#read.get(key) as T;
		const value =
			stored === undefined ? otherwise() : (parse(stored) ?? (await this.#setAside(key, stored, otherwise(stored))));
		this.#read.set(key, value);
		return value;
	}

	/** Resolves when it is stored. Writes keep their order. */
	async set(key: string, value: unknown): Promise<void> {
		this.#read.set(key, value);
		await this.#next(() => this.#area.set({ [key]: value }));
	}

	/** Keys of what was set aside. */
	async aside(): Promise<string[]> {
		return Object.keys(await this.#area.get(null)).filter((key) => key.startsWith(ASIDE));
	}

	async everything(): Promise<Record<string, unknown>> {
		await this.#writing;
		return this.#area.get(null);
	}

	async erase(): Promise<void> {
		this.#read.clear();
		await this.#next(() => this.#area.clear());
	}

	async #setAside<T>(key: string, stored: unknown, instead: T): Promise<T> {
		await this.#next(() => this.#area.set({ [`${ASIDE}${key}:${Date.now()}`]: stored }));
		await this.#next(() => this.#area.set({ [key]: instead }));
		return instead;
	}

	#next(write: () => Promise<void>): Promise<void> {
		const done = this.#writing.then(write, write);
		this.#writing = done.catch(() => {});
		return done;
	}
}
