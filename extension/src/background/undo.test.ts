import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultSettings, emptyOwn } from "../shared/settings.ts";
import { fineHere, learnt, mute, PAUSE_MS, pauseFrom, undoOwn, undoSettings } from "./undo.ts";

const start = { ...defaultSettings(""), muted: ["other.example"], fineHere: { "a.example": ["one"] }, pausedUntil: 7 };

test("every choice can be undone, to the letter", () => {
	for (const [changed, undo] of [
		mute(start, "shop.example"),
		fineHere(start, "shop.example", "address"),
		fineHere(start, "a.example", "two"),
		pauseFrom(start, 1000),
	]) {
		assert.notDeepEqual(changed, start);
		assert.deepEqual(undoSettings(changed, undo), start);
	}
	assert.equal(pauseFrom(start, 1000)[0].pausedUntil, 1000 + PAUSE_MS);
});

test("undoing what was so already takes nothing away", () => {
	for (const [same, undo] of [mute(start, "other.example"), fineHere(start, "a.example", "one")]) {
		assert.deepEqual(same, start);
		assert.deepEqual(undoSettings(same, undo), start);
	}
});

test("undoing one decision leaves later ones alone", () => {
	const [muted, undo] = mute(start, "shop.example");
	const [later] = mute(muted, "third.example");
	assert.deepEqual(undoSettings(later, undo).muted, ["other.example", "third.example"]);
	const [paused, undoPause] = pauseFrom(start, 0);
	assert.equal(undoSettings({ ...paused, pausedUntil: 99 }, undoPause).pausedUntil, 99);
});

test("what was learnt is unlearnt, and nothing else", () => {
	const before = { ...emptyOwn(), names: ["Kim Beispiel"] };
	const after = { ...before, country: "DE", names: ["Kim Beispiel", "Kim Neu"], emails: ["kim@neu.example"] };
	const undo = learnt(before, after);
	assert.deepEqual(undoOwn(after, undo), before);
	const told = { ...after, phones: ["0171 1234567"] };
	assert.deepEqual(undoOwn(told, undo), { ...before, phones: ["0171 1234567"] });
});

test("learning what is known teaches nothing to undo", () => {
	const own = { ...emptyOwn(), names: ["Kim Beispiel"] };
	assert.deepEqual(learnt(own, own), { what: "nothing" });
});
