/** A backup that somebody brings back: read whole before any of it is taken, and what is wrong with it is named. */
import type { Own, Settings } from "./protocol.ts";
import { defaultSettings, emptyOwn, isRecord, parseOwn, parseSettings } from "./settings.ts";

/** More is no backup: ten thousand cases are half of it. */
export const LARGEST = 50_000_000;

/** What is taken of a backup; what it does not have stays as it is. */
export interface Backup {
	own?: Own;
	settings?: Settings;
}

/** Why nothing is taken: a message key, and where in the file. */
export interface Unread {
	problem: string;
	at: string;
}

/** Reads a file of the options' export, or of own data alone in the form of the command line's `OWN.json`. */
export async function readBackup(file: Pick<Blob, "size" | "text">, collector: string): Promise<Backup | Unread> {
	if (file.size > LARGEST) return unread("problem_file_large", String(Math.ceil(file.size / 1_000_000)));
	const backup = parsed(await file.text());
	if (backup === undefined) return unread("problem_file_broken");
	if (!isRecord(backup)) return unread("problem_bad_file");
	const isWhole = "own" in backup || "settings" in backup;
	if (!isWhole && !("names" in backup)) return unread("problem_bad_file");
	const parts = isWhole ? backup : { own: backup };
	const wrong =
		wrongIn("own", parts.own, emptyOwn(), parseOwn) ??
		wrongIn("settings", parts.settings, defaultSettings(collector), (from) => parseSettings(from, collector));
	if (wrong) return wrong;
	const own = parseOwn(parts.own);
	const settings = parseSettings(parts.settings, collector);
	return { ...(own && { own }), ...(settings && { settings }) };
}

const unread = (problem: string, at = ""): Unread => ({ problem, at });

/** What is wrong with a part, member by member; nothing is with one that is not there. */
function wrongIn(
	part: string,
	from: unknown,
	known: object,
	parse: (from: unknown) => object | null,
): Unread | undefined {
	if (from === undefined) return undefined;
	if (!isRecord(from)) return unread("problem_file_part", part);
	const members = Object.entries(from);
	// First: what a newer version writes, an older one may not understand elsewhere as well.
	const newer = members.find(([member]) => !Object.hasOwn(known, member));
	if (newer) return unread("problem_file_newer", `${part}.${shown(newer[0])}`);
	const wrong = members.find(([member, value]) => parse({ [member]: value }) === null);
	return wrong && unread("problem_file_part", `${part}.${wrong[0]}`);
}

/** A name out of the file: so much of it as a sentence has room for, and nothing that turns the sentence around. */
const shown = (name: string): string => name.replace(/[^\x20-\x7e]/g, "?").slice(0, 40);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
