/** The choices of the popup, and taking them back. */
import type { FromExtension } from "../shared/protocol.ts";
import {
	type Change,
	changeOwn,
	changeSettings,
	fineHere,
	learnt,
	mute,
	pauseFrom,
	undoOwn,
	undoSettings,
} from "./change.ts";
import { judgement } from "./engine.ts";
import { again, fresh, mayLook, show } from "./looks.ts";
import { canonical, locate } from "./record.ts";
import { read, write } from "./session.ts";
import { own, setOwn, setSettings, settings } from "./state.ts";
import { keep, knownTabs, recordOf } from "./tabs.ts";

/** What was decided, and how it was asked for: who asks again gets it, done once. */
interface Decided {
	tab: number;
	change: Change;
}

type Asked = Extract<FromExtension, { type: "decide" }>;

const DECIDED = "decided:";

/** @param token names this click; the browser may end this worker in the middle of it, and the popup then asks again */
export async function decide(asked: Asked): Promise<void> {
	const { tab, token } = asked;
	const change = decidedAs(token)?.change ?? (await changeBy(asked));
	write(DECIDED + token, { tab, change } satisfies Decided, await isPrivate(tab));
	await setSettings(changeSettings(await settings(), change));
	await setOwn(changeOwn(await own(), change));
	await reflect(tab);
}

const decidedAs = (token: string) => read<Decided>(DECIDED + token) ?? read<Decided>(DECIDED + token, true);

const isPrivate = async (tab: number) => (await chrome.tabs.get(tab)).incognito;

async function changeBy({ tab, finding, decision, version, site }: Asked): Promise<Change> {
	// A pause tells nothing of where one was; all else does.
	if (decision !== "pause" && (await isPrivate(tab))) throw new Error("problem_private");
	switch (decision) {
		case "pause":
			return pauseFrom(await settings(), Date.now());
		case "mute-site":
			if (site === "") throw new Error("problem_gone");
			return mute(await settings(), site);
		case "fine-here":
			return fineHere(await settings(), site, found(tab, finding, version).judged.form_key);
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
async function learn(tab: number, finding: number, version: number | undefined): Promise<Change> {
	const { frame, judged } = found(tab, finding, version);
	const seen = canonical([judged.form_key, judged.masked, judged.controls]);
	const now = await fresh(tab, frame);
	const at = now?.verdict.findings.findIndex(
		({ form_key, masked, controls }) => canonical([form_key, masked, controls]) === seen,
	);
	if (!now || at === undefined || at < 0) throw new Error("problem_changed");
	const before = await own();
	return learnt(before, (await judgement()).learn(before, now.inspection, at));
}

export async function undo(token: string): Promise<void> {
	const decided = decidedAs(token);
	if (!decided) throw new Error("problem_gone");
	await setSettings(undoSettings(await settings(), decided.change));
	await setOwn(undoOwn(await own(), decided.change));
	await reflect(decided.tab);
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
