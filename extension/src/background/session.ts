/**
 * What lives as long as the browser does.
 *
 * The worker may be ended at any moment, so everything is written through to `storage.session`
 * (memory, never disk). What belongs to a private window stays in this worker's memory alone.
 * After `ready`, reading and writing are synchronous: no two messages can get in each other's way.
 */

const kept = new Map<string, unknown>();
const privately = new Map<string, unknown>();

/** Must be awaited before anything else here. */
export const ready: Promise<void> = chrome.storage.session.get(null).then((all) => {
	for (const [key, value] of Object.entries(all)) if (!kept.has(key)) kept.set(key, value);
});

const where = (inPrivate: boolean) => (inPrivate ? privately : kept);

export function read<T>(key: string, inPrivate = false): T | undefined {
	return where(inPrivate).get(key) as T | undefined;
}

export function write(key: string, value: unknown, inPrivate = false): void {
	where(inPrivate).set(key, value);
	if (!inPrivate) chrome.storage.session.set({ [key]: value }).catch(tooMuch);
}

export function forget(key: string): void {
	kept.delete(key);
	privately.delete(key);
	chrome.storage.session.remove(key).catch(tooMuch);
}

/** Keys that begin so, of both kinds. */
export function keys(prefix: string): string[] {
	return [...kept.keys(), ...privately.keys()].filter((key) => key.startsWith(prefix));
}

/** All of it, as after a restart of the browser. */
export async function forgetAll(): Promise<void> {
	kept.clear();
	privately.clear();
	await chrome.storage.session.clear();
}

/** Memory of the session is full: what is in this worker's memory still serves until it ends. */
function tooMuch() {}

/** 32 random bytes as hex. */
export const newKey = (): string => hex(crypto.getRandomValues(new Uint8Array(32)));

export const hex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** HMAC-SHA-256 of a text under a key in hex. */
export async function hmac(key: string, text: string): Promise<string> {
	const raw = Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	const imported = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
	return hex(new Uint8Array(await crypto.subtle.sign("HMAC", imported, new TextEncoder().encode(text))));
}
