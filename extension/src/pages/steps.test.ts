import assert from "node:assert/strict";
import { test } from "node:test";
import { stepsFor } from "./steps.ts";

const stranger = { kind: "person", level: "warn", ownership: "stranger", reasons: [] as string[] } as const;

test("not to reload and not to submit comes first, to close comes last", () => {
	const steps = stepsFor({ ...stranger });
	assert.deepEqual(steps.slice(0, 2), ["reload", "submit"]);
	assert.equal(steps.at(-1), "close");
});

test("who may be me is asked that first", () => {
	assert.equal(stepsFor({ ...stranger, level: "ask" })[0], "ask_first");
});

test("whose number it is, is told of the right to have it corrected", () => {
	assert.ok(stepsFor({ ...stranger, ownership: "mixed" }).includes("mixed"));
});

test("nobody is told to report a page that is not public", () => {
	assert.ok(!stepsFor({ ...stranger, reasons: ["not-public"] }).includes("report"));
});

test("a ticked consent has one step", () => {
	assert.deepEqual(stepsFor({ ...stranger, kind: "consent" }), ["consent"]);
});
