// @ts-check
/** The permission to see pages is taken away in the browser: it is said, and one click gives it back. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { configure } from "../tools/lib/chromium.mjs";
import { page, raffle, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const site = await serve({ "/": page(raffle()) });
after(site.close);

inBoth(
	(here) => {
		const revoke = async () => {
			const { browser } = here;
			if (browser.name === "firefox")
				await browser.ask(`() => chrome.permissions.remove({ origins: ["http://*/*", "https://*/*"] })`);
			else await setAccess("ON_CLICK");
		};
		/** As in the browser's page of extensions. @param {"ON_CLICK" | "ON_ALL_SITES"} hostAccess */
		const setAccess = (hostAccess) =>
			configure(here.browser.driver, { extensionId: new URL(here.browser.origin).host, hostAccess });
		const badge = () => here.browser.ask("() => chrome.action.getBadgeText({})");
		const title = () => here.browser.ask("() => chrome.action.getTitle({})");

		test("without permission button and popup say so, and one click gives it back", async () => {
			const { browser } = here;
			assert.equal(await badge(), "");
			await revoke();
			await browser.until(async () => (await badge()) === "–", "the button to say it");
			assert.match(await title(), /may not see pages/);
			await browser.visit(site.url("seite", "/"));
			assert.equal((await browser.settled()).status, "no-permission");
			assert.equal(await browser.banner(), undefined);

			await browser.popup();
			const grant = await browser.shown("main .primary");
			assert.equal(await grant.getAttribute("data-do"), "grant");
			// Chromium asks in a window of its own that no driver reaches: there the person's consent is given as in its settings.
			if (browser.name === "chromium") await setAccess("ON_ALL_SITES");
			await grant.click();
			await browser.shown("[data-finding] [data-do=report]");
			await browser.closePage();
			assert.equal((await browser.settled()).verdict.level, "ask");
			assert.ok(await browser.banner());
			await browser.until(async () => (await badge()) === "", "the button to fall silent");
		});
	},
	// Firefox: consent is given without asking.
	{ prefs: { "extensions.webextOptionalPermissionPrompts": false } },
);
