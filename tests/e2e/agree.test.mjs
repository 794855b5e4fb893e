// @ts-check
/** The browser's collector and the command line read the same page as the same snapshot, and judge it the same. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { at } from "../tools/lib/root.mjs";
import { serve } from "../tools/lib/site.mjs";
import { collected, differences, lines, parsed, visit } from "../tools/lib/snapshots.mjs";
import { inBoth } from "./lib/both.mjs";

const STRAYFIELD = at("target/debug/strayfield");
const FOLDER = at("tests/e2e/agree");
const PAGES = readdirSync(FOLDER);
/** What the address of a page carries beside its name. */
const QUERIES = new Map([["link.html", "?e=o.hathersage%40mail.example&n=Oonagh+Hathersage#/x?t=Ely"]]);

const site = await serve(
	Object.fromEntries(
		PAGES.map((page) => [
			`/${page}${QUERIES.get(page)?.replace(/#.*/, "") ?? ""}`,
			readFileSync(`${FOLDER}/${page}`, "utf8"),
		]),
	),
);
after(site.close);

inBoth((here) => {
	for (const page of PAGES)
		test(`${page} is the same page in the browser and on the command line`, async () => {
			const { browser } = here;
			const url = site.url("seite", `/${page}${QUERIES.get(page) ?? ""}`);
			const [snapshot] = await parsed(STRAYFIELD, [`${FOLDER}/${page}`], url);
			const [judged] = await lines(STRAYFIELD, ["inspect", "--json", "--url", url, `${FOLDER}/${page}`]);
			await visit(browser, url);
			assert.ok(snapshot);
			assert.deepEqual(differences(await collected(browser), snapshot), []);

			const { forms, fields } = await browser.extension({ type: "kinds", tab: browser.tab });
			assert.deepEqual(forms, judged.forms);
			const what = (/** @type {{ kind: string, holding: string }} */ { kind, holding }) => `${kind}, ${holding}`;
			assert.deepEqual(fields.map(what), judged.fields.map(what));

			const { level, surface, reasons, findings } = (await browser.state()).verdict;
			const found = (/** @type {any} */ { kind, level, surface, form, field_kinds }) => ({
				...{ kind, level, surface, form, field_kinds },
			});
			assert.deepEqual(
				{ level, surface, reasons, findings: findings.map(found) },
				{ level: judged.level, surface: judged.surface, reasons: judged.reasons, findings: judged.findings.map(found) },
			);
		});
});
