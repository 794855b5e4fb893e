/** The choices of the popup as changes to what is stored. Made twice, a change is made once; each can be taken back. */
import type { Own, Settings } from "../shared/protocol.ts";
import { OWN_LISTS, type OwnList } from "../shared/settings.ts";

/** One decision, and only that one, whatever was decided since. */
export type Change =
	| { what: "mine"; added: Partial<Record<OwnList, string[]>>; country: string }
	| { what: "mute-site"; host: string }
	| { what: "fine-here"; host: string; form: string }
	| { what: "pause"; until: number; before: number }
	/** It was so already. */
	| { what: "nothing" };

export const PAUSE_MS = 60 * 60 * 1000;

const NOTHING: Change = { what: "nothing" };

export const mute = (settings: Settings, host: string): Change =>
	settings.muted.includes(host) ? NOTHING : { what: "mute-site", host };

export const fineHere = (settings: Settings, host: string, form: string): Change =>
	settings.fineHere[host]?.includes(form) ? NOTHING : { what: "fine-here", host, form };

export const pauseFrom = (settings: Settings, now: number): Change => ({
	what: "pause",
	until: now + PAUSE_MS,
	before: settings.pausedUntil,
});

/** What `after` has that `before` had not. */
export function learnt(before: Own, after: Own): Change {
	const added: Partial<Record<OwnList, string[]>> = {};
	for (const list of OWN_LISTS) {
		const fresh = after[list].filter((entry) => !before[list].includes(entry));
		if (fresh.length > 0) added[list] = fresh;
	}
	const country = before.country === "" ? after.country : "";
	return Object.keys(added).length === 0 && country === "" ? NOTHING : { what: "mine", added, country };
}

export function changeOwn(own: Own, change: Change): Own {
	if (change.what !== "mine") return own;
	const next = { ...own };
	for (const list of OWN_LISTS) next[list] = [...new Set([...own[list], ...(change.added[list] ?? [])])];
	if (own.country === "") next.country = change.country;
	return next;
}

export function undoOwn(own: Own, change: Change): Own {
	if (change.what !== "mine") return own;
	const back = { ...own };
	for (const list of OWN_LISTS) back[list] = own[list].filter((entry) => !change.added[list]?.includes(entry));
	if (change.country !== "" && own.country === change.country) back.country = "";
	return back;
}

/** What a form says, with what autofill taught since the form was shown. */
export function withLearnt(told: Own, shown: Own, now: Own): Own {
	const known = new Set(shown.autofilled.map((one) => JSON.stringify(one)));
	const since = now.autofilled.filter((one) => !known.has(JSON.stringify(one)));
	return { ...told, autofilled: [...told.autofilled, ...since] };
}

export function changeSettings(settings: Settings, change: Change): Settings {
	switch (change.what) {
		case "mute-site":
			return { ...settings, muted: [...new Set([...settings.muted, change.host])] };
		case "fine-here": {
			const forms = new Set([...(settings.fineHere[change.host] ?? []), change.form]);
			return { ...settings, fineHere: { ...settings.fineHere, [change.host]: [...forms] } };
		}
		case "pause":
			return { ...settings, pausedUntil: change.until };
		default:
			return settings;
	}
}

export function undoSettings(settings: Settings, change: Change): Settings {
	switch (change.what) {
		case "mute-site":
			return { ...settings, muted: settings.muted.filter((host) => host !== change.host) };
		case "fine-here": {
			const { [change.host]: forms = [], ...others } = settings.fineHere;
			const rest = forms.filter((form) => form !== change.form);
			return { ...settings, fineHere: rest.length > 0 ? { ...others, [change.host]: rest } : others };
		}
		case "pause":
			return settings.pausedUntil === change.until ? { ...settings, pausedUntil: change.before } : settings;
		default:
			return settings;
	}
}
