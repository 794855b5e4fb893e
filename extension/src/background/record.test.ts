import assert from "node:assert/strict";
import { test } from "node:test";
import type { Judged } from "../shared/protocol.ts";
import { clearVerdict } from "./merge.ts";
import { type FrameRecord, isTooLarge, locate, present, type TabRecord, verdictOf, withFrame } from "./record.ts";

const finding = (form_key: string) => ({ kind: "person", level: "ask", form_key }) as Judged;
const frame = (view: string, ...keys: string[]): FrameRecord => ({
	view,
	verdict: { ...clearVerdict(), level: keys.length > 0 ? "ask" : "clear", findings: keys.map(finding) },
	tooLarge: false,
	ms: 1,
});
const views = (...those: [number, string][]) => new Map(those);
const fresh = present(undefined, views([0, "top"]), false);
const two = withFrame(withFrame(fresh, 3, frame("inner", "c")), 0, frame("top", "a", "b"));

test("findings are counted through the frames in their order", () => {
	assert.equal(locate(two, 0)?.judged.form_key, "a");
	assert.deepEqual(locate(two, 2), { frame: 3, judged: finding("c") });
	assert.equal(locate(two, 3), null);
	assert.equal(locate(two, -1), null);
	assert.equal(locate(undefined, 0), null);
});

test("a frame that is gone takes its verdict along", () => {
	const left = present(two, views([0, "top"], [3, "another"]), false);
	assert.deepEqual(
		verdictOf(left).findings.map(({ form_key }) => form_key),
		["a", "b"],
	);
});

test("a frame that was judged while others were seen stays", () => {
	const left = present(two, views([0, "top"]), false);
	assert.deepEqual(Object.keys(left.frames), ["0", "3"]);
	assert.deepEqual(Object.keys(present(two, views([0, "top"], [3, ""]), false).frames), ["0"]);
});

test("a new page starts anew, and what was decided by the old one's numbers is void", () => {
	const dismissed: TabRecord = { ...two, dismissed: true, shown: "banner" };
	const next = present(dismissed, views([0, "next"]), false);
	assert.deepEqual([next.dismissed, next.shown, next.frames], [false, "", {}]);
	assert.ok(next.version > two.version);
});

test("the version rises with the findings, and only with them", () => {
	assert.equal(withFrame(two, 0, { ...frame("top", "a", "b"), ms: 99 }).version, two.version);
	assert.equal(withFrame(two, 0, frame("top", "a")).version, two.version + 1);
});

test("the order of an object's members is no change", () => {
	const turned = { form_key: "a", level: "ask", kind: "person" } as Judged;
	const same = {
		...two,
		frames: { ...two.frames, 0: { ...frame("top"), verdict: { ...clearVerdict(), findings: [turned, finding("b")] } } },
	};
	assert.equal(withFrame(same, 0, frame("top", "a", "b")).version, two.version);
});

test("one frame that was cut is enough to say so", () => {
	assert.equal(isTooLarge(two), false);
	assert.equal(isTooLarge(withFrame(two, 3, { ...frame("inner"), tooLarge: true })), true);
});
