// @ts-check
/** Who dismisses the banner again and again is offered silence on this site, and can take it back. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { page, raffle, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";
import { click, says } from "./lib/desk.mjs";

const site = await serve({ "/": page(raffle()) });
after(site.close);

inBoth((here) => {
	const url = site.url("seite", "/");

	/** The banner, once it is there. */
	const banner = () => here.browser.until(() => here.browser.banner(), "the banner");

	/** Loads the page, and presses *Dismiss*. @param {number} times how often it was pressed then */
	async function dismiss(times) {
		const { browser } = here;
		await browser.visit(url);
		await (await banner()).dismiss.click();
		await browser.until(async () => !(await browser.banner()), "the banner to go");
		await browser.until(async () => (await browser.state()).dismissals === times, "the click to be counted");
	}

	/** Opens the popup: whether it offers silence by itself. */
	async function isOffered() {
		const { browser } = here;
		const offer = await browser.ask("() => chrome.i18n.getMessage('popup_dismissed_twice')");
		assert.notEqual(offer, "");
		await browser.popup();
		const main = await browser.shown("main[aria-busy=false]");
		return (await main.getText()).includes(offer);
	}

	test("never on this site is offered after the second dismissal, is silent there, and can be undone", async () => {
		const { browser } = here;
		await dismiss(1);
		assert.equal(await isOffered(), false, "after one");
		await browser.closePage();

		await dismiss(2);
		assert.equal(await isOffered(), true, "after two");
		const popup = await browser.driver.getWindowHandle();
		await click(browser, "[data-do=mute-site]");
		await says(browser, "#said", new RegExp(new URL(url).host));
		await browser.shown("main[data-status=muted]");

		await browser.top();
		await browser.reload();
		assert.equal((await browser.settled()).status, "muted");
		assert.equal(await browser.banner(), undefined, "on this site");
		await browser.visit(site.url("anderswo", "/"));
		await banner();
		await browser.visit(url);

		await browser.driver.switchTo().window(popup);
		await click(browser, "[data-do=undo]");
		await browser.shown("main[data-status=ok] [data-finding]");
		await browser.closePage();
		await banner();
		await browser.reload();
		await banner();
	});
});
