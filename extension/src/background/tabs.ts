/** The records of all tabs; those of private windows in memory only. */
import type { TabRecord } from "./record.ts";
import { forget, keys, read, write } from "./session.ts";

const PREFIX = "tab:";
/** More tabs than that, and those that are gone are looked for. */
const MANY = 50;

export function recordOf(tab: number): TabRecord | undefined {
	return read<TabRecord>(PREFIX + tab, true) ?? read<TabRecord>(PREFIX + tab);
}

export function keep(tab: number, record: TabRecord): void {
	write(PREFIX + tab, record, record.private);
	const known = keys(PREFIX);
	if (known.length > MANY) void dropGone(known);
}

export const knownTabs = (): number[] => keys(PREFIX).map((key) => Number(key.slice(PREFIX.length)));

async function dropGone(known: string[]) {
	const open = new Set((await chrome.tabs.query({})).map(({ id }) => PREFIX + id));
	for (const key of known) if (!open.has(key)) forget(key);
}
