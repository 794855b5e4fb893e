// @ts-check
/** What the scripts in a page see of it, and what the page sees of them. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Key } from "selenium-webdriver";
import { bidi } from "../tools/lib/bidi.mjs";
import { inject, inside } from "../tools/lib/inside.mjs";
import { EMPTY, page, raffle, STRANGER, serve, WATCH } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const script = (/** @type {string} */ code) => `<script>${code}</script>`;

/** @type {import("node:http").ServerResponse | undefined} */
let waits;

const site = await serve({
	"/secrets": page(`<form><input type="password" value="canary-typed-0">
		<input autocomplete="current-password" value="canary-hinted"><input id="toggled" type="password"></form>`),
	"/closed": page(
		`<div id="host"></div>${script(`
		const root = host.attachShadow({ mode: "closed" });
		root.innerHTML = '<form><label>Vorname <input id="given"></label></form>';
	`)}`,
	),
	"/inserted": page(
		`<form><label>Vorname <input id="given"></label></form><button id="go">Go</button>${script(`
		go.onclick = () => { given.focus(); document.execCommand("insertText", false, "Friedhelm"); };
	`)}`,
	),
	"/replaced": page(
		`<form><input id="given"><input id="family"></form><button id="go" type="button">Go</button>${script(`
		go.onclick = () => { given.value = "Quastenbrink"; family.value = family.value.toUpperCase(); };
	`)}`,
	),
	"/link?e=f.quastenbrink%40posteo.de": page(
		`<form><input type="email" value="F.Quastenbrink@posteo.de"><input value="Bielefeld"></form>`,
	),
	"/late": page(
		`<form><input id="customer" placeholder="Kundennummer"><input id="given"><input id="city" value="Bielefeld"></form>${script(`
		customer.addEventListener("change", () => { given.value = "Friedhelm"; });
	`)}`,
	),
	"/restored": page(`<form><input id="given"></form>`),
	"/words": page(`<h1>Bestellung</h1><form aria-label="Empfänger" name="action"><h2>Wohin?</h2>
		<input name="action"><input name="elements" type="hidden" value="x">
		<fieldset><legend>Person</legend>Ihr <b>Vor</b>name <input id="a" value="Jo 👋"> <i>bitte</i> genau
			<label for="b">Land</label><select id="b"><option>Deutschland<option selected>Österreich</select></fieldset>
		<table><tr><td><th>Telefon<tr><td>Frau<td><textarea id="c">123</textarea></table>
		<button name="los" value="1">Weiter</button></form><input id="d" aria-labelledby="e f"><p id="e">Noch</p><p id="f">etwas</p>`),
	"/raffle": page(raffle(), WATCH),
	"/konto.svg": (_, response) =>
		response
			.writeHead(200, { "content-type": "image/svg+xml" })
			.end(
				`<svg xmlns="http://www.w3.org/2000/svg"><foreignObject width="900" height="600"><div xmlns="http://www.w3.org/1999/xhtml">${raffle().replace(/<input[^>]*/g, "$&/")}</div></foreignObject></svg>`,
			),
	"/blob": page(
		`<iframe id="inner" width="600" height="600"></iframe>${script(`
		const html = decodeURIComponent("${encodeURIComponent(page(raffle()))}");
		inner.src = URL.createObjectURL(new Blob([html], { type: "text/html" }));`)}`,
	),
	"/dialog": page(
		`<button id="open">Öffnen</button><dialog id="dialog"><form method="dialog">Ein Hinweis <button id="close">Gut</button></form></dialog>
		${raffle()}${script("document.getElementById('open').onclick = () => dialog.showModal();")}`,
		WATCH,
	),
	"/inert": page(
		`<style>html, body { pointer-events: none } div { display: none !important }</style>${raffle()}`,
		WATCH,
	),
	"/single": page(
		`<button id="next">Weiter</button><main></main>${script(`
		next.onclick = () => { history.pushState(null, "", "#2"); setTimeout(() => { document.querySelector("main").innerHTML = \`${raffle()}\`; }, 800); };
	`)}`,
	),
	"/nothing": page(raffle(EMPTY), WATCH),
	"/stalled": page(`${raffle()}<iframe src="/endless"></iframe>`, WATCH),
	// Begins, and never ends, as an advertisement does whose server is busy.
	"/endless": (_, response) => void response.setHeader("content-type", "text/html").write(" ".repeat(10_000)),
	"/ahead": page(`<script type="speculationrules">{"prerender":[{"urls":["/shown"],"eagerness":"immediate"}]}</script>
		${script("fetch('/waits').then(() => { location.href = '/shown'; });")}`),
	"/waits": (_, response) => {
		waits = response;
	},
	// Tells when looks at it have come and gone.
	"/shown": page(`${raffle()}${script("setTimeout(() => fetch('/told'), 1500);")}`),
	"/told": (_, response) => {
		response.end();
		waits?.end();
	},
	"/stored": page(
		`<form><h2>Registrieren</h2>${"<label>Name <input></label>".repeat(20)}</form>${script(`
		for (const [nth, input] of document.querySelectorAll("input").entries()) input.value = "Friedhelm Quastenbrink " + nth;
	`)}`,
	),
});
after(site.close);

/** The snapshot that the inspector makes, whatever the gate thinks. */
async function read() {
	const world = /** @type {any} */ (globalThis);
	if (!world.strayfield.inspect) await world.chrome.runtime.sendMessage({ type: "look" });
	return world.strayfield.read();
}

inBoth((here) => {
	/** @param {string} path */
	const go = (path) => here.browser.visit(site.url("seite", path));
	const snapshot = async () => JSON.parse(await inside(here.browser, read, null));
	/** Provenance of the control with this id. @param {string} id */
	const provenance = async (id) =>
		(await snapshot()).controls.find((/** @type {any} */ control) => control.id === id)?.provenance;

	test("no password is read, nor what once was one", async () => {
		await go("/secrets");
		await here.browser.type("#toggled", "canary-typed-1");
		await here.browser.run("document.querySelector('#toggled').type = 'text'");
		const text = JSON.stringify(await snapshot());
		assert.match(text, /toggled/);
		assert.doesNotMatch(text, /canary/);
	});

	test("typing is the person's in a closed shadow root, too", async () => {
		await go("/closed");
		await here.browser.type(["#host", "#given"], "Friedhelm");
		assert.equal(await provenance("given"), "typed");
	});

	test("what a page inserts as if it were typed is the page's", async () => {
		await go("/inserted");
		await here.browser.click("#go");
		assert.equal(await here.browser.run("return given.value"), "Friedhelm");
		assert.equal(await provenance("given"), "page");
	});

	test("a typed field that a page fills with something else is the page's, a corrected one is not", async () => {
		await go("/replaced");
		await here.browser.type("#given", "Anna");
		await here.browser.type("#family", "Schmidt");
		await here.browser.click("#go");
		assert.equal(await provenance("given"), "page_late");
		assert.equal(await provenance("family"), "typed");
	});

	test("a value of the page's own address came with the link", async () => {
		await go("/link?e=f.quastenbrink%40posteo.de");
		const { controls } = await snapshot();
		assert.deepEqual(
			controls.map((/** @type {any} */ control) => control.provenance),
			["link", "page"],
		);
	});

	test("what a page fills in after typing is late, what was there before is not", async () => {
		await go("/late");
		await here.browser.settled();
		await here.browser.type("#customer", `4711${Key.TAB}`);
		await here.browser.settled();
		assert.equal(await provenance("given"), "page_late");
		assert.equal(await provenance("city"), "page");
	});

	test("what Firefox puts back after a reload is restored", async (t) => {
		if (here.browser.name !== "firefox") return t.skip("Chromium puts nothing back");
		await go("/restored");
		await here.browser.type("#given", "Friedhelm");
		await here.browser.reload();
		await here.browser.settled();
		assert.equal(await here.browser.run("return given.value"), "Friedhelm");
		assert.equal(await provenance("given"), "restored");
	});

	test("a snapshot holds the words around each control", async () => {
		await go("/words");
		const { forms, controls, headings, navigation } = await snapshot();
		assert.deepEqual([headings, navigation], [["Bestellung", "Wohin?"], "navigate"]);
		const [form] = forms;
		assert.deepEqual(
			[form.name, form.label, form.heading, form.submit, form.text],
			[
				"action",
				"Empfänger",
				"Bestellung Wohin? Person",
				"Weiter 1 los",
				"Wohin? Person Ihr Vor name bitte genau Land Telefon Frau",
			],
		);
		const of = (/** @type {string} */ id) => controls.find((/** @type {any} */ control) => control.id === id);
		const words = (/** @type {any} */ { index, form, before, after, label, section, value, value_len }) => ({
			...{ index, form, before, after, label, section, value, value_len },
		});
		assert.deepEqual(words(of("a")), {
			...{ index: 2, form: 0, before: "Person Ihr Vor name", after: "bitte genau Land" },
			...{ label: "", section: "Person", value: "Jo 👋", value_len: 5 },
		});
		assert.deepEqual(words(of("b")), {
			...{ index: 3, form: 0, before: "bitte genau Land", after: "Telefon Frau", label: "Land" },
			...{ section: "Person", value: "Österreich", value_len: 10 },
		});
		assert.equal(of("c").section, "Telefon");
		assert.deepEqual([of("d").aria, of("d").form, of("d").after], ["Noch etwas", undefined, "Noch etwas"]);
	});

	test("a step of a single page is found when it comes", async () => {
		await go("/single");
		assert.equal((await here.browser.settled()).verdict.level, "clear");
		await here.browser.click("#next");
		assert.equal((await here.browser.settled()).verdict.level, "ask");
	});

	test("a form is looked at in a drawing that speaks of an account, and in a frame that the page made", async () => {
		for (const path of ["/konto.svg", "/blob"]) {
			await go(path);
			const { level, surface } = (await here.browser.settled()).verdict;
			assert.deepEqual([path, level, surface], [path, "ask", "banner"]);
		}
	});

	test("what the browser kept for the way back is said again", async () => {
		const { browser } = here;
		await go("/raffle");
		assert.equal((await browser.settled()).verdict.level, "ask");
		await go("/nothing");
		assert.equal((await browser.settled()).verdict.level, "clear");
		await browser.driver.navigate().back();
		assert.equal((await browser.settled()).verdict.level, "ask");
		assert.equal(await browser.badge(), "?");
		await banner();
	});

	test("a page that was made before anybody went there is looked at when it shows", async (t) => {
		const { browser } = here;
		if (browser.name === "firefox") return t.skip("Firefox makes no pages ahead");
		// In a tab of its own: the driver loses one whose page takes the place of another.
		const url = site.url("seite", "/ahead");
		const tab = await browser.ask("async (url) => (await chrome.tabs.create({ url })).id", url);
		const address = () => browser.ask("async (tab) => (await chrome.tabs.get(tab)).url", tab);
		await browser.until(async () => (await address())?.endsWith("/shown"), "the page to show");
		const { verdict } = await browser.extension({ type: "settled", tab });
		await browser.ask("(tab) => chrome.tabs.remove(tab)", tab);
		assert.equal(verdict.level, "ask");
	});

	test("a frame that never ends keeps nobody waiting", async () => {
		const { browser } = here;
		// In a tab of its own: the driver would wait for the end.
		const url = site.url("seite", "/stalled");
		const tab = await browser.ask("async (url) => (await chrome.tabs.create({ url })).id", url);
		const badge = () => browser.ask("(tabId) => chrome.action.getBadgeText({ tabId })", tab);
		await browser.until(async () => (await badge()) === "?", "the badge");
		const shows = `async (tab) => (await chrome.scripting.executeScript({
			target: { tabId: tab }, func: () => document.querySelector("[popover]") !== null }))[0].result`;
		await browser.until(() => browser.ask(shows, tab), "the banner");
		await browser.ask("(tab) => chrome.tabs.remove(tab)", tab);
	});

	test("a page that acts all the time is not looked at all the time", async () => {
		const { browser } = here;
		await go("/raffle");
		await browser.settled();
		await inside(
			browser,
			() => {
				const world = /** @type {any} */ (globalThis);
				const { querySelectorAll } = Document.prototype;
				world.looks = 0;
				Document.prototype.querySelectorAll = function (/** @type {string} */ selector) {
					if (selector === "textarea") world.looks++;
					return querySelectorAll.call(this, selector);
				};
			},
			null,
		);
		await browser.run("for (let turn = 0; turn < 60; turn++) history.replaceState(null, '', '#' + turn)");
		await browser.settled();
		const looks = await inside(browser, () => /** @type {any} */ (globalThis).looks, null);
		assert.ok(looks > 0 && looks < 20, `${looks} looks`);
	});

	test("what the site keeps in this browser is read once, however many fields ask for it", async () => {
		const { browser } = here;
		await go("/stored");
		await browser.settled();
		await inside(
			browser,
			() => {
				const world = /** @type {any} */ (globalThis);
				world.reads = 0;
				/** @type {any} */ (Storage.prototype).toJSON = () => {
					world.reads++;
					return {};
				};
			},
			null,
		);
		await snapshot();
		assert.equal(await inside(browser, () => /** @type {any} */ (globalThis).reads, null), 1);
	});

	test("scripts that come twice do no harm", async () => {
		await go("/nothing");
		await here.browser.type("#given", STRANGER.given);
		for (let time = 0; time < 2; time++) await inject(here.browser, ["/recorder.js", "/gate.js"]);
		await here.browser.type("#family", STRANGER.family);
		assert.equal(await provenance("given"), "typed");
		assert.equal(await provenance("family"), "typed");
		assert.deepEqual(await here.browser.run("return errors"), []);
	});

	const banner = async () => {
		const found = await here.browser.banner();
		assert.ok(found, "a banner");
		return found;
	};
	const gone = () => here.browser.until(async () => !(await here.browser.banner()), "the banner to go");

	test("the banner moves nothing, takes no focus, and goes with Escape from inside alone", async () => {
		const { browser } = here;
		await go("/raffle");
		const before = await browser.run("given.focus(); return JSON.stringify(document.forms[0].getBoundingClientRect())");
		await browser.settled();
		await banner();
		assert.equal(await browser.run("return JSON.stringify(document.forms[0].getBoundingClientRect())"), before);
		assert.equal(await browser.run("return document.activeElement.id"), "given");
		await browser.driver.actions().sendKeys(Key.ESCAPE).perform();
		await banner();
		const tabs = Array(8).fill(Key.TAB);
		await browser.driver
			.actions()
			.sendKeys(...tabs, Key.ESCAPE)
			.perform();
		await gone();
		assert.deepEqual(await browser.run("return errors"), []);
	});

	test("the banner is not printed", async () => {
		const { browser } = here;
		await go("/raffle");
		await browser.settled();
		await banner();
		const seen = "getComputedStyle(document.querySelector('[popover]')).visibility";
		await browser.run(`addEventListener("beforeprint", () => { window.printed = ${seen}; })`);
		await bidi(browser.driver, "browsingContext.print", { context: browser.page });
		assert.deepEqual(await browser.run(`return [printed, ${seen}]`), ["hidden", "visible"]);
	});

	test("the banner can be clicked where the page takes no clicks and hides everything", async () => {
		await go("/inert");
		await here.browser.settled();
		await (await banner()).dismiss.click();
		await gone();
	});

	test("the banner can be clicked over a modal dialog, and stays when it closes", async () => {
		const { browser } = here;
		await go("/dialog");
		await browser.settled();
		await browser.click("#open");
		await browser.until(() => browser.run("return !!dialog.querySelector('[popover]')"), "the banner to follow");
		await browser.click("#close");
		await browser.until(() => browser.run("return !dialog.querySelector('[popover]')"), "the banner to leave");
		await browser.click("#open");
		await browser.until(() => browser.run("return !!dialog.querySelector('[popover]')"), "the banner to follow");
		await (await banner()).dismiss.click();
		await gone();
		assert.deepEqual(await browser.run("return errors"), []);
	});
});
