/** One verdict for a tab from the verdicts of its frames. */
import type { Judged, Level, Surface, Verdict } from "../shared/protocol.ts";

const LEVELS: Level[] = ["clear", "ask", "warn", "alarm"];
const SURFACES: Surface[] = ["none", "badge", "banner"];

export const clearVerdict = (): Verdict => ({
	level: "clear",
	surface: "none",
	reasons: [],
	findings: [],
});

const higher = <T>(order: T[], a: T, b: T): T => (order.indexOf(a) >= order.indexOf(b) ? a : b);

/** The highest level and surface; the reasons of those that reach it; all findings, in the order of the frames. */
export function merge(verdicts: Verdict[]): Verdict {
	const merged = clearVerdict();
	for (const verdict of verdicts) {
		merged.level = higher(LEVELS, merged.level, verdict.level);
		merged.surface = higher(SURFACES, merged.surface, verdict.surface);
		merged.findings.push(...verdict.findings);
	}
	const deciding = verdicts.filter(({ level }) => level === merged.level);
	merged.reasons = [...new Set(deciding.flatMap(({ reasons }) => reasons))];
	return merged;
}

/** The finding to speak of first: the highest level, then the highest surface, then the first. */
export function leading(verdict: Verdict): Judged | undefined {
	return verdict.findings.reduce<Judged | undefined>((best, one) => {
		if (!best) return one;
		const rank = ({ level, surface }: Judged) => LEVELS.indexOf(level) * SURFACES.length + SURFACES.indexOf(surface);
		return rank(one) > rank(best) ? one : best;
	}, undefined);
}
