// @ts-check
/** The desk: from a finding to a case, to whom it concerns, to a letter, to the authority, to its end. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Key } from "selenium-webdriver";
import { extractText } from "unpdf";
import { bidi } from "../tools/lib/bidi.mjs";
import { startLab } from "../tools/lib/lab.mjs";
import { at } from "../tools/lib/root.mjs";
import { run } from "../tools/lib/run.mjs";
import { PROGRAM } from "../tools/lib/server.mjs";
import { page, raffle, STRANGER, serve } from "../tools/lib/site.mjs";
import { leaks, requests } from "../tools/lib/wire.mjs";
import { axe } from "./lib/axe.mjs";
import { inBoth } from "./lib/both.mjs";
import {
	catchFiles,
	choose,
	click,
	cutOff,
	file,
	handMadeCase,
	keptCase,
	reportedCase,
	says,
	text,
	WIDE,
	wholePage,
} from "./lib/desk.mjs";

/** A server whose directory of contacts knows two who answer for the lab: the brand, and the network behind it. */
async function labWithDirectory() {
	const folder = await mkdtemp(join(tmpdir(), "strayfield-desk-"));
	await mkdir(join(folder, "companies"));
	for (const [slug, name] of [
		["funk", "Funkwelle Handels GmbH"],
		["netz", "Funkwelle Netz AG"],
	]) {
		const record = {
			slug,
			name,
			address: "Funkweg 1\n12345 Ort",
			email: `dsb@${slug}.example`,
			web: "https://lab.test",
		};
		await writeFile(join(folder, `companies/${slug}.json`), JSON.stringify(record));
	}
	const data = join(folder, "data");
	await run(PROGRAM, ["--data", data, "import-contacts", folder], { quiet: true });
	const lab = await startLab({ data });
	return {
		...lab,
		async stop() {
			await lab.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

const lab = await labWithDirectory();
after(lab.stop);
const o2 = lab.pages.find(({ replay, leak }) => replay === "o2-raffle" && leak);
assert.ok(o2);
const site = await serve({ "/": page(raffle()) });
after(site.close);

/** @typedef {import("../tools/browser.mjs").Browser} Browser */

/** The text of the page in front as it is printed, out of the PDF. @param {Browser} browser */
async function onPaper({ driver }) {
	const { data } = await bidi(driver, "browsingContext.print", { context: await driver.getWindowHandle() });
	const { text: words } = await extractText(new Uint8Array(Buffer.from(data, "base64")), { mergePages: true });
	return words.replace(/\s+/g, " ");
}

/** What letters are made of: "über den Stand" is not of somebody who lives in "Hinter den Gärten". */
const templates = () =>
	readdirSync(at("core/src/letter"), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".txt"))
		.map((name) => readFileSync(at("core/src/letter", name), "utf8"));

/** All that any page showed of anybody. */
const shownPeople = async () =>
	(await lab.people()).flatMap((person) => Object.values(person)).filter((value) => value.length >= 8);

inBoth(
	(here) => {
		test("from the report to the right contact, the authority, the calendar, the answer and the end", async () => {
			const { browser } = here;
			const entry = await reportedCase(browser, o2.url);
			await catchFiles(browser);
			await says(browser, "[data-event=reported]", /\d/);

			// Whom: what the site publishes, each with where it came from, guesses last.
			await click(browser, "[data-do=whom]");
			await browser.shown("[data-found] [data-source]");
			const sources = await browser.driver.executeScript(
				"return [...document.querySelectorAll('[data-found] li')].map((one) => one.dataset.source + ' ' + one.querySelector('span').firstElementChild.innerText)",
			);
			assert.deepEqual(sources, [
				"page datenschutz@funkwelle.example",
				"page info@funkwelle.example",
				"page service@funkwelle.example",
				"security-txt sicherheit@funkwelle.example",
				"security-txt https://www.funkwelle.example/sicherheit",
				"directory Funkwelle Handels GmbH",
				"directory Funkwelle Netz AG",
				"guess datenschutz@lab.test",
				"guess privacy@lab.test",
				"guess dpo@lab.test",
			]);
			const asked = browser.connections
				.filter(({ host }) => host.endsWith("lab.test"))
				.flatMap(({ up }) => requests(up))
				.filter(({ path }) => /security\.txt|html$/.test(path));
			assert.deepEqual(asked.map(({ method, path }) => `${method} ${path}`).sort(), [
				"GET /.well-known/security.txt",
				"GET /datenschutz.html",
				"GET /impressum.html",
			]);
			for (const { path, headers } of asked)
				assert.deepEqual(
					["cookie", "origin", "referer", "accept-language"].filter((header) => headers.has(header)),
					[],
					path,
				);

			// Two answer for it: each is named, and written to.
			await click(browser, "[data-source=page] [data-do=use]");
			await says(browser, "#controller-0-email", /^datenschutz@funkwelle\.example$/);
			await click(browser, "[data-source=directory]:nth-child(7) [data-do=use]");
			await says(browser, "#controller-1-email", /^dsb@netz\.example$/);
			assert.equal(await text(browser, "#controller-1-address"), "Funkweg 1\n12345 Ort");

			// The notice, in the language of the reader, with facts and without data.
			await choose(browser, "#seat", "DE");
			await says(browser, "[data-undecided]", /./);
			await choose(browser, "#letter-lang", "de");
			await says(browser, "#letter-body", /Sehr geehrte Damen und Herren/);
			await says(browser, "#letter-body", /Art\. 33 Abs\. 1 DSGVO/);
			await click(browser, "[data-do=mail]");
			const went = String(await browser.driver.executeScript("return window.went"));
			assert.match(went, /^mailto:datenschutz@funkwelle\.example\?subject=/);
			assert.ok(went.length <= 1900);
			await click(browser, "[data-do=eml]");
			assert.match(await file(browser, /X-Unsent/), /^To: datenschutz@funkwelle\.example\r\n/);
			await click(browser, "[data-do=sent]");
			await says(browser, "[data-event=notice]", /datenschutz@funkwelle\.example.*\d/);
			const begun = (await browser.extension({ type: "cases" }))[0]?.events.notice;
			await choose(browser, "#letter-to", "1");
			await click(browser, "[data-do=mail]");
			assert.match(String(await browser.driver.executeScript("return window.went")), /^mailto:dsb@netz\.example/);
			await click(browser, "[data-do=sent]");
			await browser.shown("[data-event=notice] ~ [data-event=notice]");
			const [both] = await browser.extension({ type: "cases" });
			assert.deepEqual(
				both?.sent.map(({ kind, to }) => `${kind} ${to}`),
				["notice datenschutz@funkwelle.example", "notice Funkwelle Netz AG"],
			);
			assert.equal(both?.events.notice, begun, "the second does not set the clock back");

			// The authority: asked for what decides it, then one.
			await choose(browser, "#seat-land", "NW");
			await choose(browser, "#sector", "company");
			await browser.shown("[data-decided] [data-authority=denrwldi]");
			await choose(browser, "#letter-kind", "tip");
			await says(browser, "#letter-body", /von Amts wegen/);
			await says(browser, "#letter-to", /denrwldi/);
			await says(browser, "#letter-body", /Den Verantwortlichen habe ich am/);
			// On paper: whom it is for stands in the window, nothing of the letter is lost.
			await browser.driver.executeScript("window.print = () => { window.printed = document.body.dataset.print; };");
			await click(browser, "[data-do=print-letter]");
			const [printed, to, words, written] = /** @type {string[]} */ (
				await browser.driver.executeScript(`
					const words = (css) => [...document.querySelectorAll(css)].flatMap((one) => one.textContent.split(/\\s+/)).join(" ");
					const to = document.querySelector("#sheet .to").textContent;
					return [window.printed, to, words("#sheet .body p"), document.querySelector("#letter-body").value.split(/\\s+/).join(" ")];`)
			);
			assert.equal(printed, "letter");
			assert.match(String(to), /^Landesbeauftragte .*\n.*\n40213 Düsseldorf/);
			assert.equal(words, written);
			await click(browser, "[data-do=sent]");
			await says(browser, "[data-event=tip]", /\d/);

			// The calendar has what is due.
			await click(browser, "[data-do=calendar]");
			const ics = await file(browser, /BEGIN:VCALENDAR/);
			assert.match(ics, new RegExp(`UID:${entry.id}-authority@`));
			assert.match(ics, new RegExp(`UID:${entry.id}-silent@`));

			// For who wants to look, too.
			await browser.driver.executeScript("document.activeElement.blur(); scrollTo(0, 0)");
			await browser.screenshot(at(`artifacts/desk/${browser.name}.png`));

			for (const [mark, state] of [
				["answered", "answered"],
				["fixed", "fixed"],
				["closed", "closed"],
			]) {
				await click(browser, `[data-do=mark-${mark}]`);
				await browser.shown(`.headline [data-state=${state}]`);
			}
			await browser.closePage();
		});

		test("complaint, access and objection open only after my own data may be affected", async () => {
			const { browser } = here;
			await reportedCase(browser, o2.url);
			const kinds = () =>
				browser.driver.executeScript(
					"return [...document.querySelector('#letter-kind').options].map((one) => one.value)",
				);
			assert.deepEqual(await kinds(), ["notice", "tip", "confirmation"]);
			await click(browser, "#standing-affected");
			await browser.shown("#letter-kind option[value=access]");
			assert.deepEqual(await kinds(), [
				"notice",
				"tip",
				"confirmation",
				"complaint",
				"access",
				"rectification",
				"erasure",
				"objection",
				"compensation",
			]);
			await choose(browser, "#letter-kind", "objection");
			await says(browser, "#letter-body", /direct marketing|Direktwerbung/);
			await click(browser, "#purpose-location");
			await says(browser, "#letter-body", /location and movement data|Standort- und Bewegungsdaten/);
			await browser.closePage();
		});

		test("no value of anybody stands in what is stored, written, drawn, exported, printed or logged", async () => {
			const { browser } = here;
			const { driver } = browser;
			// The desk's own words, authorities and all: what stands in a case of nobody, or in every letter, is nobody's.
			await handMadeCase(browser);
			await click(browser, "#standing-affected");
			await browser.shown("#letter-kind option[value=access]");
			const ownWords = [await wholePage(browser), ...templates()].join("\n");
			await browser.closePage();

			await reportedCase(browser, o2.url);
			await catchFiles(browser);
			await driver.executeScript("window.print = () => {}; console.log('the desk of lab.test')");
			await click(browser, "[data-do=whom]");
			await browser.shown("[data-found] [data-do=use]");
			await click(browser, "[data-found] [data-do=use]");
			await says(browser, "#controller-0-email", /@/);
			await click(browser, "#standing-affected");
			await browser.shown("#letter-kind option[value=access]");
			/** What anybody could get to see, by what it is. @type {Record<string, string>} */
			const bytes = {};
			for (const kind of ["access", "complaint", "objection", "tip", "notice"]) {
				// What stands there yet may be the letter before.
				await driver.executeScript("document.querySelector('#letter-body').dataset.read = ''");
				await choose(browser, "#letter-kind", kind);
				await browser.shown("#letter-body:not([data-read])");
				bytes[`letter ${kind}`] = await text(browser, "#letter-body");
			}
			await click(browser, "[data-do=mail]");
			bytes.mailto = String(await driver.executeScript("return window.went"));
			await click(browser, "[data-do=eml]");
			const eml = await file(browser, /X-Unsent/);
			bytes.eml = eml + Buffer.from(String(eml.split("\r\n\r\n")[1]), "base64").toString();
			await click(browser, "[data-do=sent]");
			await browser.shown("[data-event=notice]");
			await click(browser, "[data-do=calendar]");
			// As it is without its folds.
			bytes.ics = (await file(browser, /BEGIN:VCALENDAR/)).replaceAll("\r\n ", "");
			await click(browser, "[data-do=drawing]");
			bytes.drawing = await file(browser, /<svg/);
			assert.doesNotMatch(bytes.drawing, /<image|data:/);
			await click(browser, "[data-do=export-case]");
			bytes.export = await file(browser, /"case"/);
			bytes["case on paper"] = await onPaper(browser);
			await click(browser, "[data-do=print-letter]");
			await driver.executeScript("document.body.dataset.print = 'letter'");
			bytes["letter on paper"] = await onPaper(browser);
			bytes.page = await wholePage(browser);
			bytes.storage = JSON.stringify(await browser.ask("() => chrome.storage.local.get(null)"));
			await browser.until(async () => (await browser.printed()).includes("the desk of lab.test"), "the consoles");
			bytes.consoles = await browser.printed();

			// Each was read: it names the site.
			for (const [what, said] of Object.entries(bytes)) assert.match(said, /lab\.test/, what);
			const shown = await shownPeople();
			assert.notEqual(shown.length, 0);
			const known = new Set(leaks(Buffer.from(ownWords), shown));
			const leaked = Object.entries(bytes).map(([what, said]) => [
				what,
				leaks(Buffer.from(said), shown).filter((part) => !known.has(part)),
			]);
			assert.deepEqual(
				leaked.filter(([, parts]) => parts?.length),
				[],
			);
			await browser.closePage();
		});

		test("a case can be kept without a report, and erased", async () => {
			const { browser } = here;
			await keptCase(browser, site.url("raffle", "/"));
			const [kept] = await browser.extension({ type: "cases" });
			assert.deepEqual(await browser.extension({ type: "outbox" }), []);
			assert.deepEqual(leaks(Buffer.from(JSON.stringify(kept)), Object.values(STRANGER)), []);
			await click(browser, "[data-do=erase-case]");
			await click(browser, "[data-do=erase-case-sure]");
			await browser.until(async () => (await browser.extension({ type: "cases" })).length === 0, "no case");
			await browser.closePage();
		});

		test("after everything is erased nothing remains", async () => {
			const { browser } = here;
			await browser.setOwn({ names: ["Kim Beispiel"], emails: ["kim@beispiel.example"] });
			await browser.extension({ type: "set", settings: { muted: ["anderswo.example"] } });
			const id = await keptCase(browser, site.url("raffle", "/"));
			await browser.extension({ type: "case", id, change: { remind: Date.now() + 3_600_000 } });
			await browser.closePage();
			await browser.visit("about:blank");
			await browser.settled();
			const stored = () =>
				browser.ask(`async () => [
					...Object.keys(await chrome.storage.local.get(null)),
					...Object.keys(await chrome.storage.session.get(null)),
					...(await chrome.alarms.getAll()).map(({ name }) => name),
				]`);
			const before = await stored();
			for (const what of ["own", "settings", "cases", "installation", `case:${id}`])
				assert.ok(before.includes(what), `${what} in ${before}`);
			await browser.extension({ type: "erase" });
			assert.deepEqual(await stored(), []);
			const elsewhere = await browser.ask(
				"async () => [...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()), ...Object.keys(localStorage)]",
			);
			assert.deepEqual(elsewhere, []);
			// Nor does the background remember it.
			assert.deepEqual(await browser.extension({ type: "cases" }), []);
			assert.deepEqual((await browser.extension({ type: "own" })).names, []);
		});

		test("ten thousand cases are listed, a hundred at a time", async () => {
			const { browser } = here;
			await handMadeCase(browser);
			await browser.closePage();
			await browser.ask(`async () => {
				const { cases: [one] } = await chrome.storage.local.get("cases");
				const ids = Array.from({ length: 10_000 }, () => crypto.randomUUID());
				await chrome.storage.local.set({ cases: ids.map((id) => ({ ...one, id, body: one.body.replace(one.id, id) })) });
			}`);
			await browser.endBackground();
			await browser.openPage("desk.html", WIDE);
			await browser.shown("li:nth-child(100) [data-case]");
			await click(browser, "[data-do=more-cases]");
			await browser.shown("li:nth-child(101) [data-case]:focus");
			assert.equal(await browser.driver.executeScript("return document.querySelectorAll('[data-case]').length"), 200);
			await browser.closePage();
		});

		test("what Strayfield did not see is a case as well: a mail to a thousand people", async () => {
			const { browser } = here;
			await handMadeCase(browser);
			assert.match(await text(browser, "h1"), /^firma\.de$/);
			assert.match(await text(browser, "[data-steps]"), /^Don't answer to all|^Antworten Sie nicht an alle/);
			const [kept] = await browser.extension({ type: "cases" });
			assert.doesNotMatch(JSON.stringify(kept), /newsletter/);
			await browser.closePage();
		});

		test("a report can be taken back, and its case is followed through the feed that everybody gets", async () => {
			const { browser } = here;
			const entry = await reportedCase(browser, o2.url);
			await click(browser, "[data-do=board]");
			await browser.shown("[data-board=sent] [data-state=public]");
			await click(browser, "[data-do=retract]");
			await browser.shown("[data-board=retracted]");
			const asked = browser.connections.flatMap(({ up }) => requests(up));
			const feed = asked.map(({ path }) => path).filter((path) => path.startsWith("/feed.json"));
			assert.deepEqual(
				[...new Set(feed)].sort(),
				[0, 1, 2, 3].map((page) => `/feed.json?page=${page}`),
			);
			const retraction = asked.find(({ path }) => path === "/api/v1/retractions");
			assert.equal(JSON.parse(String(retraction?.body)).id, entry.id);
			assert.deepEqual(
				["origin", "accept-language", "referer", "cookie"].filter((header) => retraction?.headers.has(header)),
				[],
			);
			await browser.closePage();
		});

		test("what is asked for while something else is being saved is shown, and nothing of both is lost", async () => {
			const { browser } = here;
			const id = await keptCase(browser, site.url("raffle", "/"));
			await browser.driver.executeScript(`
				const seat = document.querySelector("#seat");
				seat.value = "DE";
				seat.dispatchEvent(new Event("change", { bubbles: true }));
				document.querySelector("[data-do=add-controller]").click();
				document.querySelector("[data-do=mark-answered]").click();
				document.querySelector("[data-do=mark-fixed]").click();
				document.querySelector("[data-do=whom]").click();`);
			await browser.shown("[data-found] [data-do=use]");
			await browser.shown("[data-event=fixed]");
			// In another tab, or by the background.
			await browser.extension({ type: "case", id, change: { standing: "affected" } });
			await browser.shown("#standing-affected:checked");
			const kept = (await browser.extension({ type: "cases" })).find((one) => one.id === id);
			assert.deepEqual(
				[kept?.seat.country, kept?.controllers.length, Object.keys(kept?.events ?? {}).sort()],
				["DE", 1, ["answered", "fixed"]],
			);
			await browser.closePage();
		});

		test("a click out of a field is not lost when the field is saved under it, however slow the hand is", async () => {
			const { browser } = here;
			const { driver } = browser;
			const id = await keptCase(browser, site.url("raffle", "/"));
			await click(browser, "[data-do=add-controller]");
			await (await browser.shown("#controller-0-name")).sendKeys("Funkwelle");
			const target = await browser.shown("[data-part=clock] [data-do=mark-answered]");
			await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", target);
			const press = driver.actions().move({ origin: target }).press();
			await press.perform();
			const now = async () => Number(await driver.executeScript("return performance.now()"));
			const pressed = await now();
			const kept = async () => (await browser.extension({ type: "cases" })).find((one) => one.id === id);
			await browser.until(async () => (await kept())?.controllers[0]?.name === "Funkwelle", "the name to be kept");
			await browser.until(async () => (await now()) - pressed > 1_000, "a slow hand");
			await driver.actions().release().perform();
			await says(browser, "[data-event=answered]", /\d/);
			await browser.closePage();
		});

		test("what I changed in a letter stays until I choose another", async () => {
			const { browser } = here;
			await keptCase(browser, site.url("raffle", "/"));
			await (await browser.shown("#letter-body")).sendKeys("IN MY WORDS");
			await click(browser, "[data-do=mark-answered]");
			await browser.shown("[data-event=answered]");
			await says(browser, "#letter-body", /IN MY WORDS/);
			await click(browser, "[data-do=rewrite]");
			await says(browser, "#letter-body", /^(?!.*IN MY WORDS)/s);
			await browser.closePage();
		});

		test("the keyboard stays where it was when the case is shown anew", async () => {
			const { browser } = here;
			const { driver } = browser;
			await handMadeCase(browser);
			await browser.shown("[data-part=letters] #letter-body");
			const press = async (/** @type {string} */ css) => {
				await driver.executeScript("document.querySelector(arguments[0]).focus()", css);
				await driver.actions().sendKeys(Key.ENTER).perform();
			};
			const focused = (/** @type {string} */ css) =>
				browser.until(
					() => driver.executeScript("return document.activeElement.matches(arguments[0])", css),
					`the focus on ${css}`,
				);
			await press("[data-do=add-controller]");
			await focused("#controller-0-name");
			await driver.actions().sendKeys("Firma", Key.TAB, Key.TAB, "dsb@firma.example", Key.TAB).perform();
			await focused("#controller-0-address");
			await browser.shown("#letter-to option[value='0']");
			await press("[data-do=sent]");
			await browser.shown("[data-event=notice]");
			await focused("[data-do=sent]");
			await press("[data-event=notice] [data-do=undo-sent]");
			await browser.until(async () => (await text(browser, "[data-event=notice]")) === "", "no notice");
			await focused("#part-clock");
			await browser.closePage();
		});

		test("axe finds nothing, and at 320 pixels nothing is cut off", async () => {
			const { browser } = here;
			await reportedCase(browser, o2.url);
			await choose(browser, "#seat", "DE");
			await click(browser, "[data-do=whom]");
			await browser.shown("[data-found] [data-do=use]");
			await click(browser, "[data-found] [data-do=use]");
			await says(browser, "#controller-0-email", /@/);
			await click(browser, "#standing-affected");
			await browser.shown("#letter-kind option[value=access]");
			for (const width of [1180, 320]) assert.deepEqual(await cutOff(browser, width), [], `${width}`);
			assert.deepEqual(await axe(browser), []);
			await browser.closePage();
		});
	},
	{ record: true, collector: lab.origin },
);
