/** Why a page's fields are taken for what they are: asked of its frames again, and kept nowhere. */
import type { FrameWhy } from "../shared/protocol.ts";
import { judgement } from "./engine.ts";
import { framesIn, fresh, hostOf, patience } from "./looks.ts";

/** For a frame: somebody waits for the answer, and a busy page takes its time. */
const FRAME_MS = 20_000;

/** Every frame that answers in time and has a field, the top one first. */
export async function why(tab: number): Promise<FrameWhy[]> {
	const core = await judgement();
	const frames = (await framesIn(tab)).sort((a, b) => a - b);
	const seen = await Promise.all(frames.map((frame) => Promise.race([fresh(tab, frame), patience(FRAME_MS)])));
	if (!seen.some(Boolean)) throw new Error("problem_gone");
	return seen
		.filter((frame) => !!frame)
		.map(({ inspection, read }) => ({ site: hostOf(String(inspection.url)), forms: core.why(read.snapshot) }))
		.filter(({ forms }) => forms.length > 0);
}
