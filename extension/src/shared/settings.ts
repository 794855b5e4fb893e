/** What is stored of the person and of their choices: the empty ones, and readers that trust nothing. */
import type { Own, Settings } from "./protocol.ts";

/** The lists of `Own`, in the order in which they are shown. */
export const OWN_LISTS = ["names", "emails", "phones", "streets", "postal_codes", "birthdays", "ibans", "ids"] as const;
export type OwnList = (typeof OWN_LISTS)[number];

/** More than anybody has; keeps a damaged or hostile import from growing without end. */
const MOST_ENTRIES = 200;
const MOST_CHARACTERS = 300;

export const emptyOwn = (): Own => ({
	country: "",
	names: [],
	emails: [],
	phones: [],
	postal_codes: [],
	streets: [],
	birthdays: [],
	ibans: [],
	ids: [],
	family: [],
	autofilled: [],
});

/** Nothing told yet. */
export const isEmpty = (own: Own): boolean =>
	OWN_LISTS.every((list) => own[list].length === 0) && own.family.every(isEmpty);

export const defaultSettings = (collector: string): Settings => ({
	collector,
	muted: [],
	fineHere: {},
	pausedUntil: 0,
});

export const isRecord = (from: unknown): from is Record<string, unknown> =>
	typeof from === "object" && from !== null && !Array.isArray(from);

const isText = (from: unknown): from is string => typeof from === "string" && from.length <= MOST_CHARACTERS;

const isTexts = (from: unknown): from is string[] =>
	Array.isArray(from) && from.length <= MOST_ENTRIES && from.every(isText);

/** Own data, or `null` when this is none. Missing members are empty, blank entries and repeats go. `isOne`: of one person alone. */
export function parseOwn(from: unknown, isOne = false): Own | null {
	if (!isRecord(from)) return null;
	const own = emptyOwn();
	if (from.country !== undefined && !isText(from.country)) return null;
	own.country = (from.country ?? "").trim().toUpperCase();
	for (const list of OWN_LISTS) {
		const entries = from[list] ?? [];
		if (!isTexts(entries)) return null;
		own[list] = [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ""))];
	}
	for (const people of ["family", "autofilled"] as const) {
		const entries = from[people] ?? [];
		if (!Array.isArray(entries) || entries.length > MOST_ENTRIES) return null;
		if (isOne) continue;
		for (const entry of entries) {
			const parsed = parseOwn(entry, true);
			if (!parsed) return null;
			if (!isEmpty(parsed)) own[people].push(parsed);
		}
	}
	return own;
}

/** Settings, or `null` when this is none. */
export function parseSettings(from: unknown, collector: string): Settings | null {
	if (!isRecord(from)) return null;
	const settings = { ...defaultSettings(collector), ...from };
	const { muted, fineHere, pausedUntil } = settings;
	if (!isText(settings.collector) || !isAddress(settings.collector)) return null;
	if (!Array.isArray(muted) || !muted.every(isText)) return null;
	if (!isRecord(fineHere) || !Object.values(fineHere).every((keys) => Array.isArray(keys) && keys.every(isText)))
		return null;
	if (typeof pausedUntil !== "number" || !Number.isFinite(pausedUntil)) return null;
	return { collector: settings.collector, muted, fineHere, pausedUntil };
}

/** Where a collector can be: an http(s) address without a name or password in it, or nowhere. */
export function isAddress(text: string): boolean {
	if (text === "") return true;
	const address = URL.parse(text);
	return address !== null && /^https?:$/.test(address.protocol) && address.username === "" && address.password === "";
}
