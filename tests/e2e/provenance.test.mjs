// @ts-check
/**
 * How a value got into its field, with real input in real browsers: each row of DESIGN §3's table of signs, and what is
 * said of it. Typing, pasting, dragging, the browser's own autofill, its history, frameworks, frames, shadow roots.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import * as esbuild from "esbuild";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { Key } from "selenium-webdriver";
import { createSSRApp } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";
import { call } from "../tools/lib/bidi.mjs";
import { AUTOFILL, autofill, compose, drag } from "../tools/lib/input.mjs";
import { at } from "../tools/lib/root.mjs";
import { ANOTHER, EMPTY, page, raffle, STRANGER, serve, WATCH } from "../tools/lib/site.mjs";
import { inBothEach } from "./lib/both.mjs";
import { App } from "./provenance/react.mjs";
import { form as vueForm } from "./provenance/vue.mjs";

/** @typedef {import("../tools/browser.mjs").Browser} Browser */
/** @typedef {{ provenance: string[], level: string, surface: string }} Expected */

const script = (/** @type {string} */ code) => `<script>${code}</script>`;
const PERSON = JSON.stringify(STRANGER);
const EMPTY_FORM = raffle(EMPTY);

/** Sets every control that is named, as page scripts do. */
const FILL = `function fill(person) { for (const [id, value] of Object.entries(person)) document.getElementById(id).value = value; }`;
/** A page that hides its data from whoever reads its markup. */
const HIDDEN = `const person = JSON.parse(decodeURIComponent("${encodeURIComponent(PERSON)}"));`;

/** @param {string} name */
const bundle = async (name) => {
	const { outputFiles } = await esbuild.build({
		entryPoints: [at(`tests/e2e/provenance/${name}.mjs`)],
		bundle: true,
		write: false,
		format: "iife",
		define: { "process.env.NODE_ENV": '"production"' },
	});
	return outputFiles[0]?.text ?? "";
};
const app = (/** @type {string} */ name, /** @type {object} */ person, inner = "") =>
	page(
		`<div id="app" data-person='${JSON.stringify(person)}'>${inner}</div><script src="/${name}.js"></script>`,
		WATCH,
	);

const noStore = (/** @type {string} */ html) =>
	/** @type {import("node:http").RequestListener} */ (
		(_, response) =>
			response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(html)
	);
const asScript = (/** @type {string} */ code) =>
	/** @type {import("node:http").RequestListener} */ (
		(_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(code)
	);

const query = new URLSearchParams({ n: STRANGER.family, v: STRANGER.given, e: STRANGER.email, p: STRANGER.phone });
const site = await serve({
	"/react.js": asScript(await bundle("react")),
	"/vue.js": asScript(await bundle("vue")),
	"/person.json": (_, response) => response.writeHead(200, { "content-type": "application/json" }).end(PERSON),
	"/elsewhere": page("<p>Anderswo</p>"),
	"/empty": page(EMPTY_FORM, WATCH),
	"/filled": page(raffle(), WATCH),
	"/beside": page(`${EMPTY_FORM}<p id="beside">${STRANGER.email}</p>`, WATCH),
	"/inserted": page(
		`${EMPTY_FORM}<button id="go" type="button">Los</button>${script(`
		go.onclick = () => {
			for (const [id, value] of Object.entries(${PERSON})) { document.getElementById(id).focus(); document.execCommand("insertText", false, value); }
		};`)}`,
		WATCH,
	),
	"/scripted": page(`${EMPTY_FORM}${script(`${FILL} fill(${PERSON})`)}`, WATCH),
	"/announced": page(
		`${EMPTY_FORM}${script(`${FILL} fill(${PERSON});
		for (const box of document.querySelectorAll("input")) box.dispatchEvent(new Event("input", { bubbles: true }));`)}`,
		WATCH,
	),
	"/once": page(
		`${EMPTY_FORM}${script(`${FILL} if (!sessionStorage.done) { sessionStorage.done = 1; fill(${PERSON}); }`)}`,
		WATCH,
	),
	"/replaced": page(
		`${EMPTY_FORM}<button id="replace" type="button">Los</button>${script(`${FILL} replace.onclick = () => fill(${JSON.stringify(ANOTHER)});`)}`,
		WATCH,
	),
	"/no-store": noStore(page(EMPTY_FORM, WATCH)),
	"/no-bfcache": page(EMPTY_FORM + script("addEventListener('unload', () => {})"), WATCH),
	"/fetched": page(
		`${EMPTY_FORM}${script(`${FILL} fetch("/person.json").then((answer) => answer.json()).then(fill);`)}`,
		WATCH,
	),
	"/looked-up": page(
		`${EMPTY_FORM.replace("<form", '<label>Kundennummer <input id="customer"></label><form')}${script(`${FILL}
		customer.addEventListener("change", () => fetch("/person.json").then((answer) => answer.json()).then(fill));`)}`,
		WATCH,
	),
	"/listed": page(
		`${EMPTY_FORM}${script(`for (const [id, value] of Object.entries(${PERSON})) {
			const box = document.getElementById(id);
			const list = document.createElement("div");
			list.innerHTML = "<div role=option id=" + id + "-option></div>";
			list.firstChild.textContent = value;
			Object.assign(list, { role: "listbox", hidden: true });
			Object.assign(box, { role: "combobox", readOnly: id === "city" });
			box.after(list);
			box.addEventListener(box.readOnly ? "click" : "input", () => { list.hidden = false; });
			list.addEventListener("mousedown", (event) => {
				event.preventDefault();
				box.value = value;
				box.dispatchEvent(new Event("input", { bubbles: true }));
				list.hidden = true;
			});
		}`)}`,
		WATCH,
	),
	"/react": app("react", {}),
	"/react-filled": app("react", STRANGER),
	"/react-hydrated": app("react", STRANGER, renderToString(createElement(App, { person: STRANGER }))),
	"/vue": app("vue", {}),
	"/vue-filled": app("vue", STRANGER),
	"/vue-hydrated": app("vue", STRANGER, await renderVue(createSSRApp(vueForm(STRANGER)))),
	"/components": page(
		`<form><h2>Gewinnspiel: Jetzt registrieren und teilnehmen</h2>${[
			"Vorname given",
			"Nachname family",
			"E-Mail email",
			"Telefon phone",
		]
			.map((field) => `<x-field data-field="${field}"></x-field>`)
			.join("")}</form>${script(`${HIDDEN}
		customElements.define("x-field", class extends HTMLElement {
			static formAssociated = true;
			constructor() {
				super();
				const [label, id] = this.dataset.field.split(" ");
				const root = this.attachShadow({ mode: "closed" });
				root.innerHTML = "<label>" + label + " <input name=" + id + "></label>";
				root.querySelector("input").value = person[id];
			}
		});`)}`,
		WATCH,
	),
	"/editable": page(
		`<form><h2>Gewinnspiel: Jetzt registrieren und teilnehmen</h2>${[
			["Vorname", STRANGER.given],
			["Nachname", STRANGER.family],
			["E-Mail", STRANGER.email],
			["Telefon", STRANGER.phone],
		]
			.map(
				([label, value]) =>
					`<p>${label} <span contenteditable role="textbox" aria-label="${label}">${value}</span></p>`,
			)
			.join("")}<button>Jetzt teilnehmen</button></form>`,
		WATCH,
	),
	"/framed": page('<iframe src="/empty" width="600" height="600"></iframe>', WATCH),
	"/framed-filled": page('<iframe src="/filled" width="600" height="600"></iframe>', WATCH),
	"/draft": page(
		`${EMPTY_FORM}${script(`${FILL} if (localStorage.draft) fill(JSON.parse(localStorage.draft));`)}`,
		WATCH,
	),
	"/draft-of-now": page(
		`${EMPTY_FORM}${script(`${FILL} localStorage.draft = JSON.stringify(${PERSON}); fill(JSON.parse(localStorage.draft));`)}`,
		WATCH,
	),
	"/draft-fetched": page(
		`${EMPTY_FORM}${script(`${FILL} fetch("/person.json").then((answer) => answer.json()).then((person) => { localStorage.draft = JSON.stringify(person); fill(person); });`)}`,
		WATCH,
	),
	[`/link?${query}`]: page(
		`${EMPTY_FORM}${script(`${FILL} const q = new URLSearchParams(location.search);
		fill({ given: q.get("v"), family: q.get("n"), email: q.get("e"), phone: q.get("p") });`)}`,
		WATCH,
	),
	"/turned": page(
		`${EMPTY_FORM}${script(`${FILL} fill(${PERSON});
		addEventListener("message", () => { fill(${JSON.stringify(ANOTHER)}); history.pushState(null, ""); });`)}`,
		WATCH,
	),
	"/framed-turned": page(
		`<button id="next">Weiter</button><iframe id="inner" width="600" height="600"></iframe>${script(`
		inner.src = "//elsewhere.test:" + location.port + "/turned";
		next.onclick = () => inner.contentWindow.postMessage("", "*");`)}`,
		WATCH,
	),
	"/managed": page(
		`${EMPTY_FORM}${script(`${HIDDEN}
		window.manage = (marked) => {
			for (const [id, value] of Object.entries(person)) {
				const box = document.getElementById(id);
				for (const type of ["focus", "keydown", "keyup"]) box.dispatchEvent(new Event(type));
				box.value = value;
				for (const type of ["input", "change", "blur"]) box.dispatchEvent(new Event(type, { bubbles: true }));
				if (marked) box.setAttribute("data-com-onepassword-filled", "light");
			}
		};`)}`,
		WATCH,
	),
});
after(site.close);

const CLEAR = { level: "clear", surface: "none" };
const ASK = { level: "ask", surface: "banner" };
const BADGE = { level: "ask", surface: "badge" };

/** @param {Browser} browser @param {object} [person] @param {string[]} [inside] */
async function type(browser, person = STRANGER, inside = []) {
	for (const [id, value] of Object.entries(person)) await browser.type([...inside, `#${id}`], value + Key.TAB);
}
const { phone: _, ...WITHOUT_PHONE } = STRANGER;

/**
 * What is done on which page, and what must come of it. `[]`: the browser leaves the form empty.
 * @typedef {{ path: string, act?: (browser: Browser, url: (path: string) => string) => Promise<unknown>, expect: Expected | Record<"firefox" | "chromium", Expected>, not?: Partial<Record<"firefox" | "chromium", string>> }} Row
 */

/** The rows, in parts that have a browser each: every one waits for its page to come to rest. @type {Record<string, Record<string, Row>>} */
const ROWS = {
	"from the person and the browser": {
		typed: { path: "/empty", act: (browser) => type(browser), expect: { provenance: ["typed"], ...CLEAR } },
		pasted: {
			path: "/beside",
			async act(browser) {
				await browser.click("#beside");
				await browser.run("getSelection().selectAllChildren(beside)");
				await browser.driver.actions().keyDown(Key.CONTROL).sendKeys("c").keyUp(Key.CONTROL).perform();
				await browser.click("#email");
				await browser.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
				await type(browser, { given: STRANGER.given, family: STRANGER.family });
				assert.equal(await browser.run("return email.value"), STRANGER.email);
			},
			expect: { provenance: ["typed"], ...CLEAR },
		},
		dragged: {
			path: "/empty",
			async act(browser) {
				for (const id of ["given", "family", "email"])
					await drag(browser, `#${id}`, STRANGER[/** @type {"given"} */ (id)]);
				assert.equal(await browser.run("return email.value"), STRANGER.email);
			},
			expect: { provenance: ["typed"], ...CLEAR },
			not: { firefox: "no driver drags text in Firefox without a display" },
		},
		"composed by an input method": {
			path: "/empty",
			async act(browser) {
				await type(browser, WITHOUT_PHONE);
				await browser.run("given.value = ''");
				await compose(browser, "#given", "フリートヘルム");
				assert.equal(await browser.run("return given.value"), "フリートヘルム");
			},
			expect: { provenance: ["typed"], ...CLEAR },
			not: { firefox: "Firefox's driver types without an input method" },
		},
		"inserted by the page as if typed": {
			path: "/inserted",
			act: (browser) => browser.click("#go"),
			expect: { provenance: ["page"], ...ASK },
		},
		"autofilled by the browser": {
			path: "/empty",
			act: (browser) => autofill(browser, "#given", STRANGER),
			expect: { provenance: ["autofilled"], ...CLEAR },
		},
		"autofilled by the browser, and replaced by the page": {
			path: "/replaced",
			async act(browser) {
				await autofill(browser, "#given", STRANGER);
				await browser.settled();
				await browser.click("#replace");
				assert.equal(await browser.run("return email.value"), ANOTHER.email);
			},
			expect: { provenance: ["page_late"], ...ASK },
		},
		"autofilled by the browser, and written otherwise by the page": {
			path: "/replaced",
			async act(browser) {
				await autofill(browser, "#given", STRANGER);
				await browser.run(`email.value = "f.quastenbrink.x@posteo.de"; phone.value = "+49 521 7734419"`);
			},
			expect: { provenance: ["autofilled", "filled"], ...CLEAR },
		},
		"filled by a password manager that marks its fields": {
			path: "/managed",
			act: (browser) => browser.run("manage(true)"),
			expect: { provenance: ["filled"], ...CLEAR },
		},
		"filled by a password manager in a window of its own": {
			path: "/managed",
			async act(browser) {
				await browser.run("addEventListener('focus', () => manage(false), { once: true })");
				await browser.openPage("options.html");
				await browser.closePage();
				await browser.until(() => browser.run("return email.value"), "the manager");
			},
			expect: { provenance: ["filled"], ...CLEAR },
			not: { chromium: "Chromium without a display tells no window that it has the focus again" },
		},
		"filled by a page that plays password manager": {
			path: "/managed",
			async act(browser) {
				await browser.settled();
				await browser.run("manage(false)");
				await browser.click("h2");
			},
			expect: { provenance: ["page"], ...ASK },
		},
	},
	"after a reload or a way back": {
		"typed, and the page reloaded": {
			path: "/empty",
			async act(browser) {
				await type(browser);
				await browser.settled();
				await browser.reload();
			},
			expect: {
				firefox: { provenance: ["restored"], ...CLEAR },
				chromium: { provenance: [], ...CLEAR },
			},
		},
		"set by a script, and put back by a reload": {
			path: "/once",
			async act(browser) {
				await browser.settled();
				await browser.reload();
			},
			expect: {
				firefox: { provenance: ["restored"], ...ASK },
				chromium: { provenance: [], ...CLEAR },
			},
		},
		"typed, left, and back to the page as it was": {
			path: "/empty",
			act: (browser, url) => leave(browser, url, "/empty", true),
			expect: { provenance: ["typed"], ...CLEAR },
		},
		"typed, left, and back to a page that was not kept": {
			path: "/no-bfcache",
			act: (browser, url) => leave(browser, url, "/no-bfcache", false),
			expect: { provenance: ["restored"], ...CLEAR },
		},
		"typed, left, and back to a page that may not be stored": {
			path: "/no-store",
			// Chromium keeps it nevertheless, as it stood, while nothing secret is about it.
			act: (browser, url) => leave(browser, url, "/no-store", browser.name === "chromium"),
			expect: { firefox: { provenance: [], ...CLEAR }, chromium: { provenance: ["typed"], ...CLEAR } },
		},
		"typed, and the tab duplicated": {
			path: "/empty",
			async act(browser) {
				await type(browser);
				await browser.settled();
				await browser.duplicate();
			},
			expect: { provenance: ["restored"], ...CLEAR },
		},
	},
	"from the page": {
		"chosen from a list of the page's own by its beginning": {
			path: "/listed",
			async act(browser) {
				for (const id of ["given", "family", "email"]) {
					await browser.type(`#${id}`, STRANGER[/** @type {"given"} */ (id)].slice(0, 3));
					await browser.click(`#${id}-option`);
				}
				await browser.click("h2");
				assert.equal(await browser.run("return email.value"), STRANGER.email);
			},
			expect: { provenance: ["typed"], ...CLEAR },
		},
		"typed, and the town chosen from a list of the page's own": {
			path: "/listed",
			async act(browser) {
				await browser.settled();
				await type(browser, { given: STRANGER.given, family: STRANGER.family, email: STRANGER.email });
				await browser.click("#city");
				await browser.click("#city-option");
				assert.equal(await browser.run("return city.value"), STRANGER.city);
			},
			expect: { provenance: ["typed", "page_late"], ...CLEAR },
		},
		"set by a script that announces it while the page loads": {
			path: "/announced",
			expect: { provenance: ["page"], ...ASK },
		},
		"written in the page": { path: "/filled", expect: { provenance: ["page"], ...ASK } },
		"set by a script": { path: "/scripted", expect: { provenance: ["page"], ...ASK } },
		"typed into React": {
			path: "/react",
			act: (browser) => type(browser, WITHOUT_PHONE),
			expect: { provenance: ["typed"], ...CLEAR },
		},
		"rendered by React": { path: "/react-filled", expect: { provenance: ["page"], ...ASK } },
		"hydrated by React": { path: "/react-hydrated", expect: { provenance: ["page"], ...ASK } },
		"typed into Vue": {
			path: "/vue",
			act: (browser) => type(browser, WITHOUT_PHONE),
			expect: { provenance: ["typed"], ...CLEAR },
		},
		"rendered by Vue": { path: "/vue-filled", expect: { provenance: ["page"], ...ASK } },
		"hydrated by Vue": { path: "/vue-hydrated", expect: { provenance: ["page"], ...ASK } },
	},
	"late, in other roots, and from elsewhere": {
		"fetched by the page": { path: "/fetched", expect: { provenance: ["page"], ...ASK } },
		"fetched by the page after typing something else": {
			path: "/looked-up",
			async act(browser) {
				await browser.settled();
				await browser.type("#customer", `4711${Key.TAB}`);
			},
			expect: { provenance: ["page_late"], ...ASK },
		},
		"another person, while nobody touched the page": {
			path: "/turned",
			async act(browser) {
				await browser.settled();
				// Not by a script of WebDriver: in Chromium each counts as a gesture.
				await call(browser.driver, browser.page, "() => postMessage('')");
			},
			expect: { provenance: ["page"], level: "alarm", surface: "banner" },
		},
		"another person, in another site's frame, after a click beside it": {
			path: "/framed-turned",
			async act(browser) {
				await browser.settled();
				await browser.click("#next");
			},
			expect: { provenance: ["page"], ...ASK },
		},
		"in closed shadow roots of custom elements": { path: "/components", expect: { provenance: ["page"], ...ASK } },
		"in editable elements": { path: "/editable", expect: { provenance: ["page"], ...ASK } },
		"in a frame": { path: "/framed-filled", expect: { provenance: ["page"], ...ASK } },
		"typed in a frame": {
			path: "/framed",
			act: (browser) => type(browser, STRANGER, ["iframe"]),
			expect: { provenance: ["typed"], ...CLEAR },
		},
		"kept by the site in this browser": {
			path: "/draft",
			async act(browser, url) {
				await browser.run("localStorage.draft = arguments[0]", PERSON);
				await browser.visit(url("/draft"));
			},
			expect: { provenance: ["device"], ...BADGE },
		},
		"kept by the site since it came with this page": {
			path: "/draft-of-now",
			expect: { provenance: ["page"], ...ASK },
		},
		"kept by the site since it was fetched": { path: "/draft-fetched", expect: { provenance: ["page"], ...ASK } },
		"in the page's address": { path: `/link?${query}`, expect: { provenance: ["link"], ...ASK } },
	},
};

/**
 * Types, goes elsewhere, and comes back: to the page as it stood, or to one loaded anew. A browser short of memory throws
 * away what it would keep, so it is asked again.
 * @param {Browser} browser @param {(path: string) => string} url @param {string} path @param {boolean} kept
 */
async function leave(browser, url, path, kept) {
	for (let asked = 0; asked < 5; asked++) {
		if (asked) await browser.visit(url(path));
		await type(browser);
		await browser.settled();
		await browser.run("window.stood = true");
		await browser.visit(url("/elsewhere"));
		await browser.driver.navigate().back();
		if ((await browser.run("return window.stood === true")) === kept) return;
	}
	assert.fail(`${browser.name} never came back to a page ${kept ? "as it stood" : "loaded anew"}`);
}

inBothEach(
	ROWS,
	(here, rows) => {
		for (const [what, { path, act, expect, not }] of Object.entries(rows)) {
			test(what, async (t) => {
				const { browser } = here;
				const why = not?.[browser.name];
				if (why) return t.skip(why);
				// A name of its own each: what sites keep outlives a row.
				const url = (/** @type {string} */ path) => site.url(`r${Object.keys(rows).indexOf(what)}`, path);
				await browser.visit(url(path));
				await act?.(browser, url);
				await browser.settled();
				const expected = "provenance" in expect ? expect : expect[browser.name];
				// What was typed alone is not looked at unless somebody asks, and a busy page may not answer in time.
				const { level, surface, findings } = await browser.until(async () => {
					const { verdict } = await browser.state();
					return verdict.findings.length > 0 || expected.provenance.length === 0 ? verdict : null;
				}, "findings");
				const found = new Set(findings.flatMap(({ provenance }) => provenance.map(([how]) => how)));
				assert.deepEqual({ provenance: [...found], level, surface }, expected, JSON.stringify(findings));
				if (!path.startsWith("/framed")) assert.deepEqual(await browser.run("return window.errors ?? []"), []);
			});
		}
	},
	{ prefs: AUTOFILL },
);
