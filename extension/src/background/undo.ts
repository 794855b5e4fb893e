/** The choices of the popup as changes to what is stored, and each change's way back. */
import type { Own, Settings } from "../shared/protocol.ts";
import { OWN_LISTS, type OwnList } from "../shared/settings.ts";

/** How to take back one decision, and only that one, whatever was decided since. */
export type Undo =
	| { what: "mine"; added: Partial<Record<OwnList, string[]>>; country: string }
	| { what: "mute-site"; host: string }
	| { what: "fine-here"; host: string; form: string }
	| { what: "pause"; until: number; before: number }
	/** It was so already. */
	| { what: "nothing" };

export const PAUSE_MS = 60 * 60 * 1000;

export function mute(settings: Settings, host: string): [Settings, Undo] {
	if (settings.muted.includes(host)) return [settings, { what: "nothing" }];
	return [
		{ ...settings, muted: [...settings.muted, host] },
		{ what: "mute-site", host },
	];
}

export function fineHere(settings: Settings, host: string, form: string): [Settings, Undo] {
	const known = settings.fineHere[host] ?? [];
	if (known.includes(form)) return [settings, { what: "nothing" }];
	return [
		{ ...settings, fineHere: { ...settings.fineHere, [host]: [...known, form] } },
		{ what: "fine-here", host, form },
	];
}

export function pauseFrom(settings: Settings, now: number): [Settings, Undo] {
	const until = now + PAUSE_MS;
	return [
		{ ...settings, pausedUntil: until },
		{ what: "pause", until, before: settings.pausedUntil },
	];
}

/** What `after` has that `before` had not. */
export function learnt(before: Own, after: Own): Undo {
	const added: Partial<Record<OwnList, string[]>> = {};
	for (const list of OWN_LISTS) {
		const fresh = after[list].filter((entry) => !before[list].includes(entry));
		if (fresh.length > 0) added[list] = fresh;
	}
	const country = before.country === "" ? after.country : "";
	if (Object.keys(added).length === 0 && country === "") return { what: "nothing" };
	return { what: "mine", added, country };
}

export function undoOwn(own: Own, undo: Undo): Own {
	if (undo.what !== "mine") return own;
	const back = { ...own };
	for (const list of OWN_LISTS) back[list] = own[list].filter((entry) => !undo.added[list]?.includes(entry));
	if (undo.country !== "" && own.country === undo.country) back.country = "";
	return back;
}

export function undoSettings(settings: Settings, undo: Undo): Settings {
	switch (undo.what) {
		case "mute-site":
			return { ...settings, muted: settings.muted.filter((host) => host !== undo.host) };
		case "fine-here": {
			const { [undo.host]: forms = [], ...others } = settings.fineHere;
			const rest = forms.filter((form) => form !== undo.form);
			return { ...settings, fineHere: rest.length > 0 ? { ...others, [undo.host]: rest } : others };
		}
		case "pause":
			return settings.pausedUntil === undo.until ? { ...settings, pausedUntil: undo.before } : settings;
		default:
			return settings;
	}
}
