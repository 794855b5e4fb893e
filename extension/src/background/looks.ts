/** From a frame that wants to be looked at to a verdict, the badge and the banner. */
import type { Inspection, Verdict } from "../shared/protocol.ts";
import { showBadge } from "./badge.ts";
import { showBanner } from "./banner.ts";
import { type Asked, inspector, judgement } from "./engine.ts";
import { isReload, isTruncated } from "./inspection.ts";
import * as memory from "./memory.ts";
import { maySee } from "./permission.ts";
import { present, verdictOf, withFrame } from "./record.ts";
import type { Place } from "./sender.ts";
import { hmac, read, write } from "./session.ts";
import { own, setOwn, settings } from "./state.ts";
import { keep, recordOf } from "./tabs.ts";
import { together } from "./together.ts";

/** An inspection that was asked for, with its values: for *That's me*. */
export interface Fresh {
	inspection: Inspection;
	verdict: Verdict;
	read: Read;
}

/** What is going on in each tab, for *settled*; when injection began, for the time it took. */
const underWay = new Map<number, number>();
const finished = new Map<number, number>();
const began = new Map<string, number>();
const waiting = new Map<string, (fresh: Fresh) => void>();

const frameKey = (tab: number, frame: number) => `${tab}:${frame}`;
export const hostOf = (url: string | undefined): string => URL.parse(url ?? "")?.host ?? "";

/** Counts as under way until it ends, however it ends. */
export async function counted<T>(tab: number, work: () => Promise<T>): Promise<T> {
	underWay.set(tab, (underWay.get(tab) ?? 0) + 1);
	try {
		return await work();
	} finally {
		underWay.set(tab, (underWay.get(tab) ?? 1) - 1);
		finished.set(tab, (finished.get(tab) ?? 0) + 1);
		for (const wake of idle.splice(0)) wake();
	}
}

const idle: (() => void)[] = [];
async function untilIdle(tab: number): Promise<void> {
	while ((underWay.get(tab) ?? 0) > 0) await new Promise<void>((wake) => idle.push(wake));
}

/** Whether a page may be looked at now. No address is told without the permission, and Chrome lets scripts wait for it for ever. */
export async function mayLook(url: string | undefined): Promise<boolean> {
	const { muted, pausedUntil } = await settings();
	return url !== undefined && pausedUntil <= Date.now() && !muted.includes(hostOf(url));
}

/** The gate asks for the inspector. Whether it is there now. */
export async function look(place: Place): Promise<boolean> {
	if (!(await mayLook(place.tab.url))) return false;
	began.set(frameKey(place.tab.id, place.frame), performance.now());
	const target = place.document
		? { tabId: place.tab.id, documentIds: [place.document] }
		: { tabId: place.tab.id, frameIds: [place.frame] };
	try {
		await chrome.scripting.executeScript({ target, files: ["inspector.js"] });
		return true;
	} catch {
		// A frame that has gone meanwhile needs no look.
		return false;
	}
}

/** What a frame shows, as it was read there. */
export interface Read {
	/** JSON of `strayfield_core::snapshot::Snapshot`. */
	snapshot: string;
	/** Its `text`. */
	text: string;
}

/** Chrome: the snapshot is inspected here. */
export async function snapshot(place: Place, read: Read): Promise<void> {
	await inspected(place, (await inspector())(read.snapshot), read);
}

/** What a frame shows is known: whose it is, what is said of it. */
export async function inspected(place: Place, fields: Inspection, read: Read): Promise<void> {
	const tab = place.tab.id;
	if (!(await mayLook(place.tab.url))) return;
	const views = await viewsIn(tab, place.frame);
	const view = views.get(place.frame);
	if (!view) return;
	const inspection = (await judgement()).complete(fields, read);
	const verdict = await judge(place, inspection, view);

	const start = began.get(frameKey(tab, place.frame));
	began.delete(frameKey(tab, place.frame));
	const record = present(recordOf(tab), views, place.private);
	const ms = start === undefined ? record.ms : performance.now() - start;
	keep(tab, withFrame(record, place.frame, { view, verdict, tooLarge: isTruncated(inspection), ms }));

	waiting.get(frameKey(tab, place.frame))?.({ inspection, verdict, read });
	await show(tab);
}

/** Badge and banner as the verdict of the whole tab wants them. */
export async function show(tab: number): Promise<void> {
	const verdict = verdictOf(recordOf(tab));
	await Promise.all([showBadge(tab, verdict), showBanner(tab, verdict)]);
}

async function judge(place: Place, inspection: Inspection, view: string): Promise<Verdict> {
	const [core, { fineHere }] = await Promise.all([judgement(), settings()]);
	const key = memory.sessionKey(place.private);
	const store = place.tab.cookieStoreId ?? "default";
	const site = core.siteOf(place.owner);
	const [top, address] = await Promise.all([
		place.frame === 0 ? null : topOf(place.tab.id),
		hmac(key, `${store} ${core.addressOf(place.url)}`),
	]);

	const mine = await own();
	// From here on without waiting: nothing comes between reading and writing.
	const seen = { ...inspection, untouched: inspection.untouched === true && !top?.touched };
	const looked = core.look(seen, {
		own: mine,
		fine_here: fineHere[hostOf(place.tab.url)] ?? [],
		key,
		private: place.private,
		site: place.private ? memory.unknownSite() : memory.siteOf(store, site),
		view,
		reloaded: isReload(inspection) || Number(view) < (top?.reloadedUntil ?? 0),
		visit: place.private ? null : memory.visitOf(address),
		owners: [place.tab.url ?? "", place.owner],
		now: Date.now(),
		asked: read<Asked>("asked") ?? {},
	});
	write("asked", looked.asked);
	// It is known at once; a disk that is full must not keep a verdict from being said.
	if (looked.own) setOwn(looked.own).catch(reportError);
	if (looked.visit) {
		memory.rememberVisit(address, looked.visit);
		memory.rememberSite(store, site, looked.site);
	}
	return looked.verdict;
}

/** What a frame does not know: Chrome tells a reload to the top document alone, and a click beside the frame can ask it for somebody else. */
async function topOf(tabId: number): Promise<Top> {
	const results = await chrome.scripting
		.executeScript({ target: { tabId, frameIds: [0] }, func: top, injectImmediately: true })
		.catch(() => []);
	return results[0]?.result ?? { reloadedUntil: 0, touched: true };
}

interface Top {
	/** What begins until then is part of the reload; 0 when it was none. */
	reloadedUntil: number;
	/** Somebody clicked, tapped or pressed a key, here or in any frame. */
	touched: boolean;
}

/** Runs in the top document. */
function top(): Top {
	const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
	const end = entry && entry.loadEventEnd > 0 ? performance.timeOrigin + entry.loadEventEnd : Number.MAX_VALUE;
	return {
		reloadedUntil: entry?.type === "reload" ? end : 0,
		touched: navigator.userActivation?.hasBeenActive !== false,
	};
}

/** The person typed here: what the site shows of it later is nobody else's. */
export async function typed(place: Place, values: string[]): Promise<void> {
	if (place.private) return;
	const core = await judgement();
	const store = place.tab.cookieStoreId ?? "default";
	const site = core.siteOf(place.owner);
	memory.rememberSite(store, site, core.typeIn(memory.siteOf(store, site), memory.sessionKey(false), values));
}

/** For what is busy, or still on its way: it does not keep all else waiting for ever. */
export const patience = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));
/** For a frame to tell its document. */
const FRAME_MS = 2_000;
/** For all frames to look again. */
const AGAIN_MS = 5_000;

/** Documents by frame, each as the moment it began; `""` for a frame that is gone. */
export type Views = Map<number, string>;

/**
 * The documents that a tab shows now: of the top frame, this one, and those of which something is known; the others may
 * be advertisements that never end. Throws where scripts are not let in.
 */
export async function viewsIn(tab: number, frame = 0): Promise<Views> {
	const own: Views = new Map();
	const [known] = await Promise.all([knownViews(tab), frame !== 0 && see(tab, frame, own)]);
	return new Map([...known, ...own]);
}

/** Of all frames that are known. A hundred that arrive at once would else ask each other, one by one. */
const knownViews = together(async (tab: number): Promise<Views> => {
	const views: Views = new Map();
	const others = Object.keys(recordOf(tab)?.frames ?? {}).filter((known) => known !== "0");
	const all = Promise.all(others.map((other) => see(tab, Number(other), views)));
	await Promise.all([see(tab, 0, views), Promise.race([all, patience(FRAME_MS)])]);
	return views;
});

async function see(tabId: number, frame: number, views: Views): Promise<void> {
	const target = { tabId, frameIds: [frame] };
	const seen = chrome.scripting.executeScript({ target, func: beginning, injectImmediately: true });
	const gone = (problem: unknown) => {
		if (frame === 0) throw problem;
		return [];
	};
	const [result] = await seen.catch(gone);
	views.set(frame, result?.result ?? "");
}

/** Runs in a frame. */
const beginning = () => String(performance.timeOrigin);

/** Every frame that answers, and those of which something is known. */
export async function framesIn(tabId: number): Promise<number[]> {
	const known = [0, ...Object.keys(recordOf(tabId)?.frames ?? {}).map(Number)];
	const target = { tabId, allFrames: true };
	const asked = chrome.scripting.executeScript({ target, func: beginning, injectImmediately: true }).catch(() => []);
	const answered = (await Promise.race([asked, patience(FRAME_MS)])) ?? [];
	return [...new Set([...known, ...answered.map(({ frameId }) => frameId)])];
}

/** Looks again and waits until that is done: at one frame, or at all of them, as far as they answer. */
export async function again(tab: number, only?: number): Promise<void> {
	const look = (frameId: number) =>
		// A frame without our scripts does not answer.
		chrome.tabs.sendMessage(tab, { type: "again" }, { frameId }).catch(() => {});
	if (only !== undefined) await look(only);
	else await Promise.race([Promise.all((await framesIn(tab)).map(look)), patience(AGAIN_MS)]);
}

/** What a frame shows right now, with its values. `null` when it shows nothing any more. */
export async function fresh(tab: number, frame: number): Promise<Fresh | null> {
	const key = frameKey(tab, frame);
	let found: Fresh | null = null;
	waiting.set(key, (fresh) => {
		found = fresh;
	});
	try {
		await again(tab, frame);
		return found;
	} finally {
		waiting.delete(key);
	}
}

/** A page that has not come to rest then never will. */
const SETTLED_MS = 25_000;

/** Resolves when every frame of a loaded tab has finished its looks and nothing is under way here. */
export const settled = (tab: number): Promise<void> => Promise.race([rested(tab), patience(SETTLED_MS)]);

async function rested(tab: number): Promise<void> {
	for (;;) {
		const start = finished.get(tab) ?? 0;
		await untilLoaded(tab);
		if (!(await maySee((await chrome.tabs.get(tab).catch(() => null))?.url))) return;
		const all = { tabId: tab, allFrames: true };
		const asked = await chrome.scripting.executeScript({ target: all, func: untilCalm }).then(
			() => true,
			() => false,
		);
		await untilIdle(tab);
		if ((finished.get(tab) ?? 0) === start && (asked || !(await isLoading(tab)))) return;
	}
}

/** Runs in every frame: until no look is planned and no inspection pending. */
async function untilCalm(): Promise<void> {
	const { strayfield } = globalThis as { strayfield?: { isBusy?(): boolean } };
	while (strayfield?.isBusy?.()) await new Promise((wake) => setTimeout(wake, 50));
}

const isLoading = async (tab: number) => (await chrome.tabs.get(tab).catch(() => null))?.status === "loading";

async function untilLoaded(tab: number): Promise<void> {
	let changed = () => {};
	const listener = (id: number) => id === tab && changed();
	chrome.tabs.onUpdated.addListener(listener);
	chrome.tabs.onRemoved.addListener(listener);
	try {
		for (;;) {
			const next = new Promise<void>((wake) => {
				changed = wake;
			});
			if (!(await isLoading(tab))) return;
			await next;
		}
	} finally {
		chrome.tabs.onUpdated.removeListener(listener);
		chrome.tabs.onRemoved.removeListener(listener);
	}
}
