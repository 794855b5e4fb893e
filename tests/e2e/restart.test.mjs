// @ts-check
/** The browser closes: what was learnt of sites is gone with it, what the person told and kept is there again. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { open } from "../tools/browser.mjs";
import { ANOTHER, EMPTY, page, raffle, STRANGER, serve } from "../tools/lib/site.mjs";
import { WANTED } from "./lib/both.mjs";
import { handMadeCase, WIDE } from "./lib/desk.mjs";

/** Whom a host shows now; nobody: it is out of order. @type {Map<string, typeof STRANGER>} */
const shows = new Map();
const site = await serve({
	"/": ({ headers }, response) => {
		const person = shows.get(String(headers.host));
		response
			.writeHead(200, { "content-type": "text/html; charset=utf-8" })
			.end(page(person ? raffle(person) : "<p>Gleich wieder da.</p>"));
	},
	"/empty": page(raffle(EMPTY)),
	"/filled": page(raffle()),
});
after(site.close);

/** Told before the browser closes: nobody whom a page shows. */
const MINE = "kim.eigenmann@posteo.de";
const ASKED = ["ask", "banner", "filled-on-arrival"];

describe("in both browsers", { concurrency: true }, () => {
	for (const name of WANTED)
		describe(name, { concurrency: 1 }, () => {
			/** Of its own each: what is known of one site is nothing to another. @param {string} what @param {string} path */
			const url = (what, path) => `http://${name}-${what}.test:${site.port}${path}`;
			const host = (/** @type {string} */ what) => new URL(url(what, "/")).host;
			/** @type {import("../tools/browser.mjs").Browser} */
			let browser;
			let profile = "";
			let id = "";

			/** What is said of the page in front, and why. */
			async function said() {
				const { level, surface, findings } = await browser.found();
				return [level, surface, ...findings.flatMap(({ reasons }) => reasons)];
			}

			/** The site is out of order for a moment; loaded again, it shows somebody. @param {typeof STRANGER} person */
			async function comeBackAs(person) {
				shows.delete(host("andere"));
				await browser.visit(url("andere", "/"));
				shows.set(host("andere"), person);
				await browser.reload();
			}

			before(async () => {
				profile = await mkdtemp(join(tmpdir(), "strayfield-profile-"));
				browser = await open({ browser: name, profile });
				await handMadeCase(browser);
				id = new URL(await browser.driver.getCurrentUrl()).hash.slice(1);
				await browser.closePage();
				await browser.setOwn({ emails: [MINE] });
				await browser.extension({ type: "set", settings: { muted: [host("still")] } });

				await browser.visit(url("tippen", "/empty"));
				for (const [id, value] of Object.entries(STRANGER)) await browser.type(`#${id}`, value + Key.TAB);
				await browser.found();
				await browser.visit(url("tippen", "/filled"));
				assert.deepEqual(await said(), ["clear", "none", "own-typing"]);

				shows.set(host("andere"), STRANGER);
				await browser.visit(url("andere", "/"));
				assert.deepEqual(await said(), ASKED);
				await comeBackAs(ANOTHER);
				assert.deepEqual(await said(), ["alarm", "banner", "changed-by-itself"]);

				await browser.close();
				browser = await open({ browser: name, profile });
			});
			after(async () => {
				await browser?.close();
				await rm(profile, { recursive: true, force: true });
			});

			test("what was typed on a site before is asked about", async () => {
				await browser.visit(url("tippen", "/filled"));
				assert.deepEqual(await said(), ASKED);
				await browser.until(() => browser.banner(), "the banner");
			});

			test("another person than before is no change by itself", async () => {
				await comeBackAs(STRANGER);
				assert.deepEqual(await said(), ASKED);
			});

			test("own data, muted sites and cases are there", async () => {
				assert.deepEqual((await browser.extension({ type: "own" })).emails, [MINE]);
				await browser.visit(url("still", "/filled"));
				assert.equal((await browser.settled()).status, "muted");
				assert.equal(await browser.banner(), undefined);
				await browser.openPage("desk.html", WIDE);
				await (await browser.shown(`main[aria-busy=false] a[href="#${id}"]`)).click();
				await browser.shown("main[aria-busy=false] [data-part=letters] #letter-body");
				await browser.closePage();
			});
		});
});
