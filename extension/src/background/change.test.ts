import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultSettings, emptyOwn } from "../shared/settings.ts";
import {
	changeOwn,
	changeSettings,
	fineHere,
	learnt,
	mute,
	PAUSE_MS,
	pauseFrom,
	undoOwn,
	undoSettings,
	withLearnt,
} from "./change.ts";

const start = { ...defaultSettings(""), muted: ["other.example"], fineHere: { "a.example": ["one"] }, pausedUntil: 7 };

test("every choice can be undone, to the letter", () => {
	for (const change of [
		mute(start, "shop.example"),
		fineHere(start, "shop.example", "address"),
		fineHere(start, "a.example", "two"),
		pauseFrom(start, 1000),
	]) {
		const changed = changeSettings(start, change);
		assert.notDeepEqual(changed, start);
		assert.deepEqual(changeSettings(changed, change), changed, "made twice");
		assert.deepEqual(undoSettings(changed, change), start);
		assert.deepEqual(undoSettings(start, change), start, "undone twice");
	}
	assert.equal(changeSettings(start, pauseFrom(start, 1000)).pausedUntil, 1000 + PAUSE_MS);
});

test("undoing what was so already takes nothing away", () => {
	for (const change of [mute(start, "other.example"), fineHere(start, "a.example", "one")]) {
		assert.deepEqual(changeSettings(start, change), start);
		assert.deepEqual(undoSettings(start, change), start);
	}
});

test("undoing one decision leaves later ones alone", () => {
	const change = mute(start, "shop.example");
	const muted = changeSettings(start, change);
	const later = changeSettings(muted, mute(muted, "third.example"));
	assert.deepEqual(undoSettings(later, change).muted, ["other.example", "third.example"]);
	const pause = pauseFrom(start, 0);
	assert.equal(undoSettings({ ...changeSettings(start, pause), pausedUntil: 99 }, pause).pausedUntil, 99);
});

test("what was learnt is unlearnt, and nothing else", () => {
	const before = { ...emptyOwn(), names: ["Kim Beispiel"] };
	const after = { ...before, country: "DE", names: ["Kim Beispiel", "Kim Neu"], emails: ["kim@neu.example"] };
	const change = learnt(before, after);
	assert.deepEqual(changeOwn(before, change), after);
	assert.deepEqual(changeOwn(after, change), after, "learnt twice");
	assert.deepEqual(undoOwn(after, change), before);
	const told = { ...after, phones: ["0171 1234567"] };
	assert.deepEqual(undoOwn(told, change), { ...before, phones: ["0171 1234567"] });
});

test("learning what is known teaches nothing to undo", () => {
	const own = { ...emptyOwn(), names: ["Kim Beispiel"] };
	assert.deepEqual(learnt(own, own), { what: "nothing" });
});

test("what autofill taught while a form was open is not lost when it is saved", () => {
	const [kim, lou] = ["Kim Beispiel", "Lou Beispiel"].map((name) => ({ ...emptyOwn(), names: [name] }));
	assert.ok(kim && lou);
	const shown = { ...emptyOwn(), autofilled: [kim] };
	const now = { ...shown, autofilled: [kim, lou] };
	assert.deepEqual(withLearnt({ ...emptyOwn(), names: ["Ich"] }, shown, now).autofilled, [lou], "Kim was removed");
	assert.deepEqual(withLearnt(shown, shown, now).autofilled, [kim, lou]);
	assert.deepEqual(withLearnt(shown, shown, shown).autofilled, [kim]);
});
