// @ts-check
/** What is stored is damaged: it is set aside and named, and the extension works as on its first day. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
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

inBoth((here) => {
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
