/** Letters that were sent: to whom, and what that means for the clock. */
import type { Case, CaseChange, CaseEvent, Sent } from "../../shared/case.ts";

/** Which event of the clock a letter is; asking what was done is none. */
const EVENT: { [Kind in Sent["kind"]]?: CaseEvent } = {
	notice: "notice",
	tip: "tip",
	complaint: "complaint",
	access: "request",
	rectification: "request",
	erasure: "request",
	objection: "request",
};

export const eventOf = ({ kind }: Pick<Sent, "kind">): CaseEvent | undefined => EVENT[kind];

/** The letters and the clock that goes with them: it runs from the first, for requests from the first without an answer. */
export function withSent({ events }: Case, sent: Sent[]): CaseChange {
	const now = { ...events };
	for (const event of new Set(Object.values(EVENT))) {
		const all = sent.filter((letter) => eventOf(letter) === event).map(({ at }) => at);
		const open = event === "request" ? all.filter((at) => at > (events.answered ?? 0)) : [];
		if (all.length === 0) delete now[event];
		else now[event] = Math.min(...(open.length > 0 ? open : all));
	}
	return { sent, events: now };
}
