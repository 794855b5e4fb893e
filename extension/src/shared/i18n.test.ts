import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { BECAUSES, EVENTS, LAENDER, LETTERS, PURPOSES, SECTORS, STANDINGS } from "./case.ts";

/** The tests are bundled, so the checkout is looked for from where they run. */
function root(): string {
	let at = process.cwd();
	while (!existsSync(join(at, "extension/_locales"))) {
		assert.notEqual(dirname(at), at, "run this in the checkout");
		at = dirname(at);
	}
	return at;
}

type Messages = Record<string, { message: string }>;
const messages = (language: string): Messages =>
	JSON.parse(readFileSync(join(root(), `extension/_locales/${language}/messages.json`), "utf8"));
const [en, de] = [messages("en"), messages("de")];

/** The words of one of the core's closed lists. */
function words(file: string, list: string): string[] {
	const source = readFileSync(join(root(), "core/src", file), "utf8");
	const body = new RegExp(`\\b${list} \\{\\n(.*?)\\n {4}\\}`, "s").exec(source)?.[1] ?? "";
	const found = [...body.matchAll(/ = "([^"]+)"/g)].map(([, word]) => word ?? "");
	assert.notEqual(found.length, 0, `${list} in ${file}`);
	return found;
}

test("every language has the same messages with the same inserts", () => {
	assert.deepEqual(Object.keys(de), Object.keys(en));
	for (const key of Object.keys(en)) {
		const inserts = (language: Messages) => (language[key]?.message.match(/\$\d/g) ?? []).sort();
		assert.deepEqual(inserts(de), inserts(en), key);
		assert.notEqual(de[key]?.message.trim(), "", key);
	}
});

test("every word of the core has its words here", () => {
	for (const [prefix, file, list] of [
		["reason", "verdict/reason.rs", "Reason"],
		["level", "verdict/mod.rs", "Level"],
		["ownership", "person/mod.rs", "Ownership"],
		["kind", "finding.rs", "FindingKind"],
		["field", "field/kind.rs", "FieldKind"],
		["field", "field/words/mod.rs", "Mark"],
		["form", "form/kind.rs", "FormKind"],
		["holding", "value/holding.rs", "Holding"],
		["tells", "field/explain.rs", "What"],
		["text", "field/evidence.rs", "Source"],
		["case", "case/kind.rs", "CaseKind"],
		["breach", "case/answer.rs", "Breach"],
		["point", "case/answer.rs", "Point"],
		["advice", "case/answer.rs", "Step"],
		["because", "case/mod.rs", "Because"],
		["purpose", "outside/consent.rs", "Purpose"],
		["event", "case/mod.rs", "Event"],
		["due", "case/deadline.rs", "Due"],
		["sector", "case/place.rs", "Sector"],
		["law", "case/place.rs", "Regime"],
		["why", "authority/route.rs", "Why"],
		["question", "authority/route.rs", "Question"],
		["note", "authority/record.rs", "Note"],
		["letter", "letter/table.rs", "Kind"],
	] as const) {
		for (const word of words(file, list)) assert.ok(en[`${prefix}_${word.replaceAll("-", "_")}`], `${prefix} ${word}`);
	}
});

test("every trait of a field has its words here", () => {
	for (const [file, list] of [
		["features.rs", "TRAIT_NAMES"],
		["explain.rs", "SECRET_TRAITS"],
	] as const) {
		const source = readFileSync(join(root(), "core/src/field", file), "utf8");
		const [, names = ""] = new RegExp(`${list}: [^=]*= \\[(.*?)\\];`, "s").exec(source) ?? [];
		const traits = [...names.matchAll(/"([^"]+)"/g)].map(([, trait]) => trait ?? "");
		assert.notEqual(traits.length, 0, list);
		for (const trait of traits) assert.ok(en[`trait_${trait.replaceAll(/[- ]/g, "_")}`], trait);
	}
});

test("the lists of a case are the core's", () => {
	for (const [list, file, name] of [
		[STANDINGS, "case/mod.rs", "Standing"],
		[BECAUSES, "case/mod.rs", "Because"],
		[EVENTS, "case/mod.rs", "Event"],
		[PURPOSES, "outside/consent.rs", "Purpose"],
		[SECTORS, "case/place.rs", "Sector"],
		[LAENDER, "case/place.rs", "Land"],
		[LETTERS, "letter/table.rs", "Kind"],
	] as const)
		assert.deepEqual([...list], words(file, name), name);
});

test("every message that code and pages name is there, and every one that is there is named", () => {
	const folder = join(root(), "extension");
	const sources = readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" })
		.filter((name) => /(?<!\.test)\.(ts|html)$/.test(name))
		.map((name) => readFileSync(join(folder, "src", name), "utf8"))
		.concat(readFileSync(join(folder, "manifest.json"), "utf8"));
	const text = sources.join("\n");
	const literal = [
		...text.matchAll(/\bt\(\s*"([a-z_0-9]+)"|data-t(?:-label)?(?:="|>)([a-z_0-9]+)|__MSG_(\w+)__|"(problem_\w+)"/g),
	];
	const named = new Set(literal.flatMap(([, ...keys]) => keys.filter((key) => key !== undefined)));
	named.delete("problem_");
	for (const key of named) assert.ok(en[key], key);
	// Made of a prefix and a word: `t(\`undo_${decision}\`)`, `word("reason", …)`.
	const prefixes = [...text.matchAll(/`([a-z]+_(?:[a-z]+_)*)\$\{/g)].map(([, prefix]) => prefix ?? "");
	const lists = [...new Set([...text.matchAll(/\bword\(\s*"([a-z]+)"/g)].map(([, list]) => `${list}_`)), "problem_"];
	const unused = Object.keys(en).filter(
		(key) =>
			!named.has(key) &&
			![...prefixes, ...lists].some((prefix) => key.startsWith(prefix)) &&
			!text.includes(`"${key}"`),
	);
	assert.deepEqual(unused, []);
});
