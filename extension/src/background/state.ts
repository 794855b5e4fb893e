/** What outlives the browser, typed: own data, settings, the installation's key. */
import type { Own, Settings } from "../shared/protocol.ts";
import { defaultSettings, emptyOwn, parseOwn, parseSettings } from "../shared/settings.ts";
import { Local } from "./local.ts";
import { newKey } from "./session.ts";

export const local = new Local(chrome.storage.local);

// Content scripts have no business with own data. Firefox never lets them write, but read.
void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" })?.catch(() => {});

export const own = (): Promise<Own> => local.get("own", parseOwn, emptyOwn);
/** What could not be read again is not written: it would cost all that was told. */
export async function setOwn(value: Own): Promise<void> {
	if (!parseOwn(value)) throw new Error("problem_bad_own");
	await local.set("own", value);
}

export const settings = (): Promise<Settings> =>
	local.get(
		"settings",
		(from) => parseSettings(from, __COLLECTOR__),
		() => defaultSettings(__COLLECTOR__),
	);
export const setSettings = (value: Settings): Promise<void> => local.set("settings", value);

/** Key of this installation: tells reporters of one origin apart, links no two origins. */
export async function installation(): Promise<string> {
	const parse = (from: unknown) => (typeof from === "string" && /^[0-9a-f]{64}$/.test(from) ? from : null);
	const key = await local.get("installation", parse, () => "");
	if (key !== "") return key;
	const fresh = newKey();
	await local.set("installation", fresh);
	return fresh;
}
