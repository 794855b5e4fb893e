import assert from "node:assert/strict";
import { test } from "node:test";
import { LARGEST, readBackup } from "./backup.ts";

const read = (content: unknown) =>
	readBackup(new Blob([typeof content === "string" ? content : JSON.stringify(content)]), "");

const OWN = { country: "DE", names: ["Kim Beispiel"], emails: ["kim@beispiel.example"] };

test("garbage is named, and what is wrong with it", async () => {
	for (const [content, problem, at] of [
		[JSON.stringify({ own: OWN }).slice(0, -9), "problem_file_broken", ""],
		["", "problem_file_broken", ""],
		["\u0000\u0001PK", "problem_file_broken", ""],
		["null", "problem_bad_file", ""],
		[[OWN], "problem_bad_file", ""],
		[{ name: "another program's" }, "problem_bad_file", ""],
		[{ own: 42 }, "problem_file_part", "own"],
		[{ own: { ...OWN, emails: "kim@beispiel.example" } }, "problem_file_part", "own.emails"],
		[{ own: { ...OWN, family: [{ names: [7] }] } }, "problem_file_part", "own.family"],
		[{ own: { ...OWN, autofilled: [{ names: [7] }] } }, "problem_file_part", "own.autofilled"],
		[{ names: [null] }, "problem_file_part", "own.names"],
		[{ settings: [] }, "problem_file_part", "settings"],
		[{ settings: { collector: "javascript:alert(1)" } }, "problem_file_part", "settings.collector"],
		[{ own: OWN, settings: { muted: { a: 1 } } }, "problem_file_part", "settings.muted"],
		[{ own: { ...OWN, version: 9 } }, "problem_file_newer", "own.version"],
		[{ settings: { "\u202eevil": 1 } }, "problem_file_newer", "settings.?evil"],
		['{"own":{"__proto__":{"names":[]}}}', "problem_file_newer", "own.__proto__"],
	] as const)
		assert.deepEqual(await read(content), { problem, at }, JSON.stringify(content));
});

test("a file that is too large is not read", async () => {
	const text = () => assert.fail("read");
	assert.deepEqual(await readBackup({ size: LARGEST + 1, text }, ""), { problem: "problem_file_large", at: "51" });
});

test("a backup without own data, or without settings, leaves what it does not have", async () => {
	assert.deepEqual(Object.keys(await read({ settings: { muted: ["a.example"] } })), ["settings"]);
	assert.deepEqual(Object.keys(await read({ own: OWN, cases: [], installation: "x" })), ["own"]);
	const alone = await read(OWN);
	assert.deepEqual("own" in alone && alone.own?.names, OWN.names);
});
