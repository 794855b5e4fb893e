// @ts-check
/** A page that finds the banner and steals clicks on it gets no decision out of it. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { inside } from "../tools/lib/inside.mjs";
import { page, raffle, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

/** Finds whatever appears in the page, makes it transparent, and dispatches clicks at all of it. */
const THIEF = `<script>
	window.found = 0;
	const known = new WeakSet(document.querySelectorAll("*"));
	function steal() {
		for (const element of document.querySelectorAll("*")) {
			if (known.has(element) || element.closest("form, head")) continue;
			known.add(element);
			found++;
			element.style.setProperty("opacity", "0", "important");
			for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "keydown"])
				element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 20, clientY: 20 }));
			element.click();
		}
	}
	addEventListener("load", () => new MutationObserver(steal).observe(document, { childList: true, subtree: true }));
</script>`;

const site = await serve({
	"/": page(raffle() + THIEF),
	"/swallows": page(`<img name="documentElement"><form name="body"></form><img name="activeElement">${raffle()}`),
	"/removes": page(`${raffle()}<script>
	new MutationObserver((changes) => {
		for (const { addedNodes } of changes) for (const node of addedNodes) if (node.matches?.("[popover]")) { node.remove(); window.removed = true; }
	}).observe(document, { childList: true, subtree: true });
</script>`),
});
after(site.close);

inBoth((here) => {
	/** All that a decision could have changed. */
	const decided = async () => {
		const { muted, fineHere, pausedUntil } = await here.browser.extension({ type: "settings" });
		const own = await here.browser.extension({ type: "own" });
		const outbox = await here.browser.extension({ type: "outbox" });
		return { muted, fineHere, pausedUntil, names: own.names, emails: own.emails, outbox };
	};
	const NOTHING = { muted: [], fineHere: {}, pausedUntil: 0, names: [], emails: [], outbox: [] };

	test("clicks that the page makes up do nothing at all", async () => {
		const { browser } = here;
		await browser.visit(site.url("dieb", "/"));
		const { verdict } = await browser.settled();
		assert.equal(verdict.surface, "banner");
		assert.notEqual(await browser.run("return found"), 0, "the page found the banner");
		assert.ok(await browser.banner(), "not dismissed");
		assert.deepEqual(await browser.others(), [], "no popup");
		assert.deepEqual(await decided(), NOTHING);
	});

	test("a person's click on the transparent banner decides nothing", async () => {
		const { browser } = here;
		for (const button of /** @type {const} */ (["details", "dismiss"])) {
			await browser.visit(site.url("dieb", "/"));
			await browser.settled();
			const banner = await browser.banner();
			assert.ok(banner);
			await banner[button].click();
			const { verdict } = await browser.settled();
			assert.equal(verdict.level, "ask", "the badge goes on saying it");
			assert.deepEqual(await decided(), NOTHING);
			await browser.closeOthers();
		}
	});

	test("a page that calls an image as we call the document does not swallow the banner", async () => {
		const { browser } = here;
		await browser.visit(site.url("dieb", "/swallows"));
		await browser.settled();
		// The driver stumbles over such names itself.
		const shown = () => {
			const host = document.querySelector("[popover]");
			return [host?.parentElement?.localName, host?.checkVisibility()];
		};
		assert.deepEqual(await inside(browser, shown, null), ["html", true]);
	});

	test("never on this site is said of the site that the popup shows, not of one that came meanwhile", async () => {
		const { browser } = here;
		await browser.visit(site.url("gezeigt", "/swallows"));
		await browser.settled();
		await browser.popup();
		const never = await browser.shown("[data-do=mute-site]");
		const elsewhere = { tab: browser.tab, url: site.url("anderswo", "/swallows") };
		await browser.ask("({ tab, url }) => chrome.tabs.update(tab, { url })", elsewhere);
		const url = async () => (await browser.extension({ type: "state", tab: browser.tab })).url;
		await browser.until(async () => (await url()) === elsewhere.url, "the other page");
		await never.click();
		const muted = async () => (await browser.extension({ type: "settings" })).muted;
		await browser.until(async () => (await muted()).length > 0, "the choice");
		assert.deepEqual(await muted(), [new URL(site.url("gezeigt", "/")).host]);
		await browser.closePage();
	});

	test("a page that removes the banner can't silence the badge", async () => {
		const { browser } = here;
		await browser.visit(site.url("dieb", "/removes"));
		const { verdict } = await browser.settled();
		assert.equal(verdict.level, "ask");
		assert.notEqual(await browser.badge(), "");
	});
});
