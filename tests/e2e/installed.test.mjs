// @ts-check
/** Pages that are older than the extension: it was installed, updated, or switched on while they were open. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { open } from "../tools/browser.mjs";
import { EMPTY, page, raffle, STRANGER, serve, WATCH } from "../tools/lib/site.mjs";
import { inBoth, WANTED } from "./lib/both.mjs";

const site = await serve({
	"/": page(raffle(), WATCH),
	"/empty": page(raffle(EMPTY), WATCH),
	"/frame": page('<iframe src="/"></iframe>', WATCH),
});
after(site.close);

/** How many banners show, those that nobody answers for included. @param {import("../tools/browser.mjs").Browser} browser */
const banners = (browser) => browser.run("return document.querySelectorAll(':popover-open').length");

for (const name of WANTED) {
	describe(`installed in ${name}`, () => {
		for (const path of ["/", "/frame"])
			test(`a page that is open already is looked at: ${path}`, async () => {
				const browser = await open({ browser: name, first: site.url("offen", path) });
				try {
					assert.equal((await browser.settled()).verdict.level, "ask");
					assert.ok(await browser.banner());
					assert.deepEqual(await browser.run("return errors"), []);
				} finally {
					await browser.close();
				}
			});

		test("a banner can be closed when the extension was removed under it", async () => {
			const browser = await open({ browser: name });
			try {
				await browser.visit(site.url("seite", "/"));
				await browser.settled();
				const left = await browser.banner();
				assert.ok(left);
				await browser.uninstall();
				await left.dismiss.click();
				await browser.until(async () => (await banners(browser)) === 0, "the banner to go");
				assert.deepEqual(await browser.run("return errors"), []);
			} finally {
				await browser.close();
			}
		});
	});
}

inBoth((here) => {
	/** @type {import("../tools/browser.mjs").Browser} */
	let browser;
	before(() => {
		browser = here.browser;
	});

	test("an update leaves one banner, which answers", async () => {
		await browser.visit(site.url("seite", "/"));
		await browser.settled();
		assert.equal(await banners(browser), 1);
		await browser.update();
		const { verdict } = await browser.settled();
		assert.equal(verdict.level, "ask");
		assert.equal(await banners(browser), 1);
		const banner = await browser.banner();
		await banner?.dismiss.click();
		await browser.until(async () => (await banners(browser)) === 0, "the banner to go");
		assert.equal((await browser.extension({ type: "state", tab: browser.tab })).dismissals, 1);
		assert.deepEqual(await browser.run("return errors"), []);
	});

	test("what the person typed before the update stays theirs", async () => {
		await browser.visit(site.url("seite", "/empty"));
		await browser.settled();
		for (const [id, value] of Object.entries(STRANGER)) await browser.type(`#${id}`, value + Key.TAB);
		assert.equal((await browser.settled()).verdict.level, "clear");
		await browser.update();
		assert.equal((await browser.settled()).verdict.level, "clear");
		await browser.type("#city", "!");
		assert.equal((await browser.settled()).verdict.level, "clear");
		assert.deepEqual(await browser.run("return errors"), []);
	});
});
