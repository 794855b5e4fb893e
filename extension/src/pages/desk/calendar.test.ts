import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar } from "./calendar.ts";

const at = Date.parse("2026-11-25T10:00:00Z");
const entry = { uid: "c-authority", at, title: "72 h; gewinnspiel.firma.example", text: "Zeile 1,\nZeile 2 \\ ü" };

test("an entry has its time in UTC, its words escaped, and a reminder", () => {
	const text = calendar([entry], at);
	for (const line of [
		"DTSTART:20261125T100000Z",
		"SUMMARY:72 h\\; gewinnspiel.firma.example",
		"DESCRIPTION:Zeile 1\\,\\nZeile 2 \\\\ ü",
		"TRIGGER:PT0S",
	])
		assert.ok(text.includes(`\r\n${line}\r\n`), line);
	assert.ok(text.startsWith("BEGIN:VCALENDAR\r\n") && text.endsWith("END:VCALENDAR\r\n"));
});

test("long lines are folded between characters", () => {
	const title = "Frist für die Meldung an die Aufsichtsbehörde ".repeat(4).trim();
	const text = calendar([{ ...entry, title }], at);
	for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
	assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:${title}`));
});

test("no text begins a line of its own", () => {
	const title = "Frist\rATTACH:file:///x\nBEGIN:VALARM\r\nEND:VEVENT\u0000\u0085\u000b";
	const text = calendar([{ ...entry, title, text: title }], at);
	const lines = text.replaceAll("\r\n ", "").split("\r\n");
	assert.ok(lines.includes("SUMMARY:Frist\\nATTACH:file:///x\\nBEGIN:VALARM\\nEND:VEVENT"));
	assert.deepEqual(
		lines.filter((line) => /^(ATTACH|BEGIN:VALARM|END:VEVENT)/.test(line)),
		["BEGIN:VALARM", "END:VEVENT"],
	);
	assert.doesNotMatch(text.replaceAll("\r\n", ""), /\p{Cc}/u);
});
