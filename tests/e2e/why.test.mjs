// @ts-check
/** *Why?*: what each field of the page was taken for, what spoke for it, and never a value. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { at } from "../tools/lib/root.mjs";
import { capture } from "../tools/lib/run.mjs";
import { page, raffle, STRANGER, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const RAFFLE = page(raffle());
const site = await serve({
	"/": RAFFLE,
	"/framed": page('<label>Ihr Name <input name="name"></label><iframe src="/" width="600" height="600"></iframe>'),
	"/empty": page("<p>Nichts</p>"),
	"/join": page(
		'<form><input type="email" name="email" value="s.weber@posteo.de"><input type="password" name="p"><button>Konto erstellen</button></form>',
	),
});
after(site.close);

/** @typedef {import("../tools/browser.mjs").Browser} Browser */

/** Opens the page for the visited tab and waits for what it says. @param {Browser} browser @param {string} [query] */
async function ask(browser, query = `?tab=${browser.tab}`) {
	await browser.openPage(`why.html${query}`);
	await browser.shown("main[aria-busy=false]");
}

const KINDS = "return [...document.querySelectorAll('details')].map((field) => field.dataset.kind)";

inBoth((here) => {
	test("the kinds are those that the command line explains, and no value is shown", async () => {
		const { browser } = here;
		await browser.visit(site.url("warum", "/"));
		await ask(browser);
		const kinds = await browser.run(KINDS);
		const said = String(await browser.run("return document.body.textContent"));
		await browser.closePage();

		const folder = await mkdtemp(join(tmpdir(), "strayfield-why-"));
		const file = join(folder, "page.html");
		await writeFile(file, RAFFLE);
		const asked = ["inspect", "--json", "--explain", "--url", site.url("warum", "/"), file];
		// It ends with 1 when a banner is due.
		const { stdout } = await capture(at("target/debug/strayfield"), asked);
		await rm(folder, { recursive: true });
		const { explanations } = JSON.parse(stdout);
		assert.deepEqual(
			kinds,
			explanations.map((/** @type {{ kind: string }} */ { kind }) => kind),
		);
		for (const value of Object.values(STRANGER)) assert.ok(!said.includes(value), value);
		assert.match(said, /F•••••/);
		assert.doesNotMatch(said, /\b(?:tells|trait|field|holding|text|form|whyfield)_/);
	});

	test("each field has its evidence, the chosen kind first", async () => {
		const { browser } = here;
		await browser.visit(site.url("warum", "/"));
		await ask(browser);
		const [first, label] = await browser.run(`
			const field = document.querySelector("details[data-kind=email]");
			field.querySelector("summary").click();
			return [field.querySelector("table").hasAttribute("data-won"), field.innerText];`);
		assert.ok(first);
		assert.match(label, /Chosen: E-mail/);
		assert.match(label, /Its label says: E-mail/);
		await browser.closePage();
	});

	test("a password box has the evidence of the table that decides: what its form looks like", async () => {
		const { browser } = here;
		await browser.visit(site.url("warum", "/join"));
		await ask(browser);
		const said = await browser.run(`
			const field = document.querySelector("details[data-kind=new-password]");
			field.querySelector("summary").click();
			return field.innerText;`);
		assert.match(said, /The form looks like: Registration/);
		await browser.closePage();
	});

	test("fields in frames are explained, too", async () => {
		const { browser } = here;
		await browser.visit(site.url("warum", "/framed"));
		await browser.settled();
		await ask(browser);
		assert.deepEqual((await browser.run(KINDS)).slice(0, 3), ["name", "given-name", "family-name"]);
		await browser.closePage();
	});

	test("without a tab it speaks of the page that was used last", async () => {
		const { browser } = here;
		await browser.visit(site.url("warum", "/"));
		await ask(browser, "");
		assert.equal((await browser.run(KINDS))[0], "given-name");
		await browser.closePage();
	});

	test("a page without fields, and one that is not looked at, are said to be so", async () => {
		const { browser } = here;
		await browser.visit(site.url("warum", "/empty"));
		await ask(browser);
		assert.match(await browser.run("return document.querySelector('main').innerText"), /Nothing on .* to be filled in/);
		await browser.closePage();
		await browser.extension({ type: "set", settings: { pausedUntil: Date.now() + 60_000 } });
		await ask(browser);
		assert.match(await browser.run("return document.querySelector('main').innerText"), /Paused/);
		await browser.closePage();
		await browser.extension({ type: "set", settings: { pausedUntil: 0 } });
	});
});
