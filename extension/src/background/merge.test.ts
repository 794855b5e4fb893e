import assert from "node:assert/strict";
import { test } from "node:test";
import type { Judged, Verdict } from "../shared/protocol.ts";
import { clearVerdict, leading, merge } from "./merge.ts";

const judged = (part: Partial<Judged>): Judged => ({
	kind: "person",
	level: "ask",
	surface: "badge",
	reasons: ["other-person"],
	row: 18,
	form: 0,
	form_key: "f",
	form_kind: "other",
	ownership: "unknown",
	controls: [],
	field_kinds: [],
	people: 1,
	masked: [],
	provenance: [],
	counts: [],
	...part,
});

const verdict = (finding: Judged): Verdict => ({ ...clearVerdict(), ...finding, findings: [finding] });

test("a tab without verdicts is clear", () => {
	assert.deepEqual(merge([]), clearVerdict());
});

test("the frame with the highest level decides, and gives the reasons", () => {
	const merged = merge([
		verdict(judged({ level: "ask", surface: "badge", reasons: ["other-person"] })),
		verdict(judged({ level: "warn", surface: "banner", reasons: ["stranger-person"] })),
		clearVerdict(),
	]);
	assert.equal(merged.level, "warn");
	assert.equal(merged.surface, "banner");
	assert.deepEqual(merged.reasons, ["stranger-person"]);
	assert.equal(merged.findings.length, 2);
});

test("the finding that is spoken of is the gravest one", () => {
	const grave = judged({ level: "alarm", surface: "banner" });
	const merged = merge([verdict(judged({ level: "warn", surface: "banner" })), verdict(grave), verdict(judged({}))]);
	assert.equal(leading(merged), grave);
	assert.equal(leading(clearVerdict()), undefined);
});
