/** Which pieces of advice fit a finding, in the order in which to follow them. */
import type { Judged } from "../shared/protocol.ts";

export function stepsFor({
	kind,
	level,
	ownership,
	reasons,
}: Pick<Judged, "kind" | "level" | "ownership" | "reasons">): string[] {
	if (kind === "consent") return ["consent"];
	const steps = ["reload", "submit", "copy"];
	if (level === "ask") steps.unshift("ask_first");
	if (ownership === "mixed") steps.push("mixed");
	if (!reasons.includes("not-public")) steps.push("report", "tell");
	return [...steps, "close"];
}
