/**
 * Who may say what. The page's side may only say what `FromPage` has, extension pages only what
 * `FromExtension` has; which of them speaks is told by the browser, never by the message.
 */
import type { Case } from "../shared/case.ts";
import type { Answers, FromExtension, FromPage, Problem } from "../shared/protocol.ts";
import { parseOwn, parseSettings } from "../shared/settings.ts";
import { dismissed, openDetails } from "./banner.ts";
import { withLearnt } from "./change.ts";
import { outcome, retract } from "./claims.ts";
import { decide, undo } from "./decisions.ts";
import { cases, silence } from "./desk.ts";
import { isInspection, kindsIn } from "./inspection.ts";
import { linksOf } from "./links.ts";
import { counted, fresh, hostOf, inspected, look, settled, snapshot, typed } from "./looks.ts";
import { idOf } from "./outbox.ts";
import { outbox } from "./post.ts";
import { blankFacts, facts, forgetProof, proofOf } from "./reports.ts";
import { isOurs, type Place, placeOf, type Us } from "./sender.ts";
import { forgetAll } from "./session.ts";
import { local, own, setOwn, setSettings, settings } from "./state.ts";
import { stateOf } from "./status.ts";
import { recordOf } from "./tabs.ts";
import { feed, whom } from "./whom.ts";
import { why } from "./why.ts";

const us: Us = { id: chrome.runtime.id, pages: chrome.runtime.getURL("") };

/** The answer, or `undefined` for those who may not ask. */
export async function answer(message: unknown, sender: chrome.runtime.MessageSender): Promise<unknown> {
	const type = typeof message === "object" && message !== null && "type" in message ? message.type : undefined;
	if (isOurs(us, sender))
		return typeof type === "string" && Object.hasOwn(ANSWERS, type) ? askedBy(message) : undefined;
	const place = placeOf(us, sender);
	if (!place) return undefined;
	// What the person does with the banner is no look: nobody waits for the popup to open.
	if (type === "banner") return bannerDid(place, (message as FromBanner).did);
	return counted(place.tab.id, () => told(place, message as FromPage));
}

/** All that goes back to a page is that it was done, or that it is not wanted here. */
async function told(place: Place, message: FromPage): Promise<boolean> {
	switch (message?.type) {
		case "look":
			return look(place);
		case "snapshot":
		case "inspection": {
			const seen = { snapshot: text(message.snapshot), text: text(message.text) };
			if (message.type === "snapshot") await snapshot(place, seen);
			else if (isInspection(message.inspection)) await inspected(place, message.inspection, seen);
			return true;
		}
		case "typed":
			await typed(place, texts(message.values));
			return true;
		default:
			return false;
	}
}

type FromBanner = Extract<FromPage, { type: "banner" }>;

/** Only the top frame of a tab that shows a banner has something to say of it. */
function bannerDid({ tab, frame }: Place, did: FromBanner["did"]): boolean {
	if (frame !== 0 || !recordOf(tab.id)?.shown) return false;
	if (did === "details") void openDetails(tab);
	else if (did === "dismissed") dismissed(tab.id, hostOf(tab.url));
	return true;
}

const text = (from: unknown): string => (typeof from === "string" ? from : "");
const texts = (from: unknown): string[] =>
	Array.isArray(from) ? from.filter((value) => typeof value === "string" && value !== "").slice(0, 100) : [];

async function askedBy(message: unknown): Promise<unknown> {
	try {
		return await dispatch(message as FromExtension);
	} catch (refusal) {
		const problem = refusal instanceof Error && refusal.message.startsWith("problem_") ? refusal.message : "";
		if (!problem) reportError(refusal);
		return { problem: problem || "problem_unexpected" } satisfies Problem;
	}
}

const dispatch = <T extends FromExtension["type"]>(message: Extract<FromExtension, { type: T }>) =>
	ANSWERS[message.type as T](message);

const DONE = { done: true } as const;

const isPrivate = async (tab: number | undefined): Promise<boolean> =>
	tab !== undefined && (await chrome.tabs.get(tab).catch(() => null))?.incognito === true;

async function keep(body: string, tab: number | undefined, inPrivate: boolean): Promise<Case> {
	const id = idOf(body);
	const kept = await cases.keep(body, await linksOf(tab), inPrivate, proofOf(id, inPrivate));
	forgetProof(id);
	return kept;
}

const ANSWERS: { [T in FromExtension["type"]]: (asked: Extract<FromExtension, { type: T }>) => Promise<Answers[T]> } = {
	state: ({ tab }) => stateOf(tab, true),
	async settled({ tab }) {
		await settled(tab);
		return stateOf(tab, false);
	},
	async kinds({ tab }) {
		const seen = await fresh(tab, 0);
		if (!seen) throw new Error("problem_gone");
		return kindsIn(seen.inspection);
	},
	why: ({ tab }) => why(tab),
	async decide(asked) {
		await decide(asked);
		return DONE;
	},
	async undo({ token }) {
		await undo(token);
		return DONE;
	},
	facts: ({ tab, finding, version }) => facts(tab, finding, version),
	"blank-facts": ({ url }) => blankFacts(url),
	async report({ body, tab }) {
		const inPrivate = await isPrivate(tab);
		// The case first: whoever sees the report waiting finds it. What is no report is refused by the outbox's guard, with its reason.
		await keep(body, tab, inPrivate).catch(() => {});
		const entry = await outbox.add(body, inPrivate);
		void outbox.flush();
		return entry;
	},
	keep: async ({ body, tab }) => keep(body, tab, await isPrivate(tab)),
	cases: () => cases.list(),
	case: ({ id, change }) => cases.change(id, change),
	async "forget-case"({ id }) {
		await cases.forget(id);
		return DONE;
	},
	whom: ({ id }) => whom(id),
	feed,
	retract: ({ id }) => retract(id),
	outcome: ({ id, outcome: seen }) => outcome(id, seen),
	outbox: () => outbox.list(),
	send: ({ id }) => outbox.send(id),
	async discard({ id }) {
		const entry = (await outbox.list()).find((one) => one.id === id);
		await outbox.discard(id);
		if (entry && entry.state !== "sent") await cases.withdrawn(id);
		return DONE;
	},
	settings,
	async set({ settings: change }) {
		const changed = parseSettings({ ...(await settings()), ...change }, __COLLECTOR__);
		if (!changed) throw new Error("problem_bad_settings");
		await setSettings(changed);
		void outbox.flush(change.collector !== undefined);
		return changed;
	},
	own,
	async "set-own"({ own: told, shown }) {
		const [parsed, began] = [parseOwn(told), shown && parseOwn(shown)];
		if (!parsed || began === null) throw new Error("problem_bad_own");
		await setOwn(began ? withLearnt(parsed, began, await own()) : parsed);
		return DONE;
	},
	export: () => local.everything(),
	async erase() {
		await forgetAll();
		// Before: whatever is on its way is not to write what it read.
		outbox.erased();
		cases.erased();
		await local.erase();
		await chrome.alarms.clearAll();
		await silence();
		return DONE;
	},
	aside: () => local.aside(),
};
