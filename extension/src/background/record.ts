/** What is known of one tab: its frames' verdicts, masked. */
import type { Verdict } from "../shared/protocol.ts";
import { isRecord } from "../shared/settings.ts";
import { clearVerdict, merge } from "./merge.ts";

export interface FrameRecord {
	/** Which document: the moment it began. */
	view: string;
	verdict: Verdict;
	tooLarge: boolean;
	ms: number;
}

export interface TabRecord {
	/** Document of the top frame. */
	view: string;
	private: boolean;
	frames: Record<number, FrameRecord>;
	/** The banner was dismissed in this view. */
	dismissed: boolean;
	/** The banner that shows, as JSON. */
	shown: string;
	/** Rises whenever the findings change. */
	version: number;
	ms: number;
}

const inOrder = (record: TabRecord) =>
	Object.entries(record.frames)
		.map(([frame, known]) => ({ frame: Number(frame), ...known }))
		.sort((a, b) => a.frame - b.frame);

export const verdictOf = (record: TabRecord | undefined): Verdict =>
	record ? merge(inOrder(record).map(({ verdict }) => verdict)) : clearVerdict();

export const isTooLarge = (record: TabRecord | undefined): boolean =>
	record !== undefined && Object.values(record.frames).some(({ tooLarge }) => tooLarge);

/** The frame of a finding of the merged verdict, and the finding. */
export function locate(record: TabRecord | undefined, finding: number) {
	let at = finding;
	for (const { frame, verdict } of record ? inOrder(record) : []) {
		const judged = verdict.findings[at];
		if (at >= 0 && judged) return { frame, judged };
		at -= verdict.findings.length;
	}
	return null;
}

/** The record after these frames were seen: what belonged to a document that is gone goes. Of the others nothing is known anew. */
export function present(record: TabRecord | undefined, views: Map<number, string>, inPrivate: boolean): TabRecord {
	const view = views.get(0) ?? "";
	if (!record || record.view !== view) {
		const version = (record?.version ?? 0) + 1;
		return { view, private: inPrivate, frames: {}, dismissed: false, shown: "", version, ms: 0 };
	}
	const frames = Object.fromEntries(
		Object.entries(record.frames).filter(([frame, { view }]) => (views.get(Number(frame)) ?? view) === view),
	);
	return { ...record, frames };
}

/** The same text for the same value: Chrome's storage gives the members of an object back in another order. */
export const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, part) =>
		isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
	) ?? "";

/** The record with what a frame shows now. */
export function withFrame(record: TabRecord, frame: number, known: FrameRecord): TabRecord {
	const before = record.frames[frame];
	const changed = canonical(before?.verdict.findings) !== canonical(known.verdict.findings);
	return {
		...record,
		frames: { ...record.frames, [frame]: known },
		version: record.version + (changed ? 1 : 0),
		ms: known.ms,
	};
}
