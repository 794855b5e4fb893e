// @ts-check
/** What is stored is damaged: it is set aside and named, and the extension works as on its first day. What is brought back is, too: it is named, and nothing is lost. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { By } from "selenium-webdriver";
import { page, raffle, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const site = await serve({ "/": page(raffle()) });
after(site.close);

/** @type {Record<string, Record<string, unknown>>} */
const STORES = {
	"cut off": { own: '{"country":"DE","names":["Kim Bei', settings: '{"muted":' },
	"of wrong types": { own: 42, settings: ["muted"], outbox: "none" },
	"of a newer version": {
		own: { version: 9, people: [{ name: "Kim Beispiel" }] },
		settings: { version: 9, muted: { everywhere: true } },
	},
};

const OWN = { country: "DE", names: ["Kim Beispiel"], emails: ["kim@beispiel.example"] };

/** What is in a file, and what is said of it. @type {Record<string, [content: string, said: RegExp]>} */
const BACKUPS = {
	"cut off": [JSON.stringify({ own: OWN }).slice(0, -9), /damaged or cut off/],
	"of a wrong type": [JSON.stringify({ own: { ...OWN, emails: 7 } }), /own\.emails/],
	"of a newer version": [JSON.stringify({ own: { ...OWN, faces: [] } }), /newer version.*own\.faces/],
	"of 50 MB": [" ".repeat(50 << 20), /too large.*53 MB/],
};
const files = await mkdtemp(join(tmpdir(), "strayfield-backups-"));
after(() => rm(files, { recursive: true, force: true }));

inBoth((here) => {
	test("a backup that can't be read is named, and nothing that is here is lost", async () => {
		const { browser } = here;
		await browser.setOwn(OWN);
		await browser.extension({ type: "set", settings: { muted: ["anderswo.example"] } });
		const before = await browser.extension({ type: "export" });
		await browser.visit(`${browser.origin}/pages/options.html`);
		await browser.shown("main[aria-busy=false]");
		const file = await browser.driver.findElement(By.css("#file"));
		const said = () => browser.run("return document.querySelector('#said').textContent");
		for (const [what, [content, says]] of Object.entries(BACKUPS)) {
			const path = join(files, what);
			await writeFile(path, content);
			await file.sendKeys(path);
			await browser.until(async () => says.test(String(await said())), `${what}: ${says}`);
			assert.deepEqual(await browser.extension({ type: "export" }), before, what);
		}
		// One of settings alone leaves what I told.
		const good = join(files, "good");
		await writeFile(good, JSON.stringify({ settings: { muted: ["dort.example"] } }));
		await file.sendKeys(good);
		await browser.until(async () => /imported/.test(String(await said())), "it to be imported");
		assert.deepEqual((await browser.extension({ type: "own" })).names, OWN.names);
		assert.deepEqual((await browser.extension({ type: "settings" })).muted, ["dort.example"]);
	});

	for (const [what, stored] of Object.entries(STORES)) {
		test(`a store ${what} is set aside with a message, and a leak is still said`, async () => {
			const { browser } = here;
			await browser.ask("(stored) => chrome.storage.local.set(stored)", stored);
			await browser.endBackground();
			await browser.visit(site.url("raffle", "/"));
			const { verdict } = await browser.settled();
			assert.deepEqual([verdict.level, verdict.surface], ["ask", "banner"], JSON.stringify(verdict));
			await browser.extension({ type: "outbox" });
			const kept = /** @type {Record<string, unknown>} */ (await browser.extension({ type: "export" }));
			for (const [key, value] of Object.entries(stored)) {
				const aside = Object.keys(kept).find((name) => name.startsWith(`aside:${key}:`));
				assert.deepEqual(kept[String(aside)], value, `${key} is kept as it was`);
			}
			await browser.visit(`${browser.origin}/pages/options.html`);
			const notice = () =>
				browser.run("const at = document.querySelector('#aside'); return at.hidden ? '' : at.textContent");
			const text = await browser.until(notice, "the notice");
			for (const key of Object.keys(stored)) assert.match(String(text), new RegExp(`aside:${key}:`));
		});
	}
});
