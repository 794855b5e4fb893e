/** The choices of the popup, and taking them back. */
import type { Decision, Undoable } from "../shared/protocol.ts";
import { judgement } from "./engine.ts";
import { again, fresh, hostOf, mayLook, show } from "./looks.ts";
import { canonical, locate } from "./record.ts";
import { forget, read, write } from "./session.ts";
import { own, setOwn, setSettings, settings } from "./state.ts";
import { keep, knownTabs, recordOf } from "./tabs.ts";
import { fineHere, learnt, mute, pauseFrom, type Undo, undoOwn, undoSettings } from "./undo.ts";

interface Taken {
	tab: number;
	undo: Undo;
}

export async function decide(tab: number, finding: number, decision: Decision, version?: number): Promise<Undoable> {
	const undo = await take(tab, finding, decision, version);
	const token = crypto.randomUUID();
	write(`undo:${token}`, { tab, undo } satisfies Taken, await isPrivate(tab));
	await reflect(tab);
	return { token };
}

const isPrivate = async (tab: number) => (await chrome.tabs.get(tab)).incognito;

async function take(tab: number, finding: number, decision: Decision, version?: number): Promise<Undo> {
	// A pause tells nothing of where one was; all else does.
	if (decision !== "pause" && (await isPrivate(tab))) throw new Error("problem_private");
	const host = hostOf((await chrome.tabs.get(tab)).url);
	const current = await settings();
	switch (decision) {
		case "pause": {
			const [next, undo] = pauseFrom(current, Date.now());
			await setSettings(next);
			return undo;
		}
		case "mute-site": {
			if (host === "") throw new Error("problem_gone");
			const [next, undo] = mute(current, host);
			await setSettings(next);
			return undo;
		}
		case "fine-here": {
			const [next, undo] = fineHere(current, host, found(tab, finding, version).judged.form_key);
			await setSettings(next);
			return undo;
		}
		case "mine":
			return learn(tab, finding, version);
	}
}

function found(tab: number, finding: number, version: number | undefined) {
	const record = recordOf(tab);
	if (version !== undefined && record?.version !== version) throw new Error("problem_changed");
	const located = locate(record, finding);
	if (!located) throw new Error("problem_changed");
	return located;
}

/** The values are asked of the page again: the background keeps none. They must be those that the person saw. */
async function learn(tab: number, finding: number, version: number | undefined): Promise<Undo> {
	const { frame, judged } = found(tab, finding, version);
	const seen = canonical([judged.form_key, judged.masked, judged.controls]);
	const now = await fresh(tab, frame);
	const at = now?.verdict.findings.findIndex(
		({ form_key, masked, controls }) => canonical([form_key, masked, controls]) === seen,
	);
	if (!now || at === undefined || at < 0) throw new Error("problem_changed");
	const before = await own();
	const after = (await judgement()).learn(before, now.inspection, at);
	await setOwn(after);
	return learnt(before, after);
}

export async function undo(token: string): Promise<void> {
	const taken = read<Taken>(`undo:${token}`) ?? read<Taken>(`undo:${token}`, true);
	if (!taken) throw new Error("problem_gone");
	await setSettings(undoSettings(await settings(), taken.undo));
	await setOwn(undoOwn(await own(), taken.undo));
	forget(`undo:${token}`);
	await reflect(taken.tab);
}

/** The tabs as things are now: what may not be looked at any more is forgotten, all else looked at again. */
async function reflect(tab: number): Promise<void> {
	if ((await settings()).pausedUntil > Date.now()) {
		await Promise.all(knownTabs().map(hide));
	} else if (await mayLook((await chrome.tabs.get(tab).catch(() => undefined))?.url)) {
		await again(tab);
	} else {
		await hide(tab);
	}
}

async function hide(tab: number): Promise<void> {
	const record = recordOf(tab);
	if (!record) return;
	keep(tab, { ...record, frames: {}, version: record.version + 1 });
	await show(tab);
}
