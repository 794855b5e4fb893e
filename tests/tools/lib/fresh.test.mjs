// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { stale } from "./fresh.mjs";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const AGE = "# Looked up again after 12 months.\n";

test("a date older than the table allows is named, a year counts from its first day", () => {
	assert.deepEqual(stale(`${AGE}a | b | 2025-11-23\n`, NOW), []);
	assert.deepEqual(stale(`${AGE}a | b | 2025-11-22\nc | d | 2026-01-01\n`, NOW), [
		"to be looked up again: a | b | 2025-11-22",
	]);
	assert.deepEqual(stale(`${AGE}id  x\nchecked   2026\n`, NOW), []);
	assert.deepEqual(stale(`${AGE}id  x\nchecked   2025\n`, NOW), ["to be looked up again: checked   2025"]);
	assert.equal(stale(`# Facts from elsewhere, taken over on 2020-01-01; more.\n${AGE}`, NOW).length, 1);
});

test("a table that says neither age nor date is wrong", () => {
	assert.equal(stale("checked 2026\n", NOW).length, 1);
	assert.equal(stale(AGE, NOW).length, 1);
});
