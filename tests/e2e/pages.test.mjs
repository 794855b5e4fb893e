// @ts-check
/** Our own pages can be used by everybody: axe finds nothing, and the keyboard reaches everything. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { NOBODY } from "../tools/browser.mjs";
import { startLab } from "../tools/lib/lab.mjs";
import { page, raffle, serve } from "../tools/lib/site.mjs";
import { axe } from "./lib/axe.mjs";
import { inBoth } from "./lib/both.mjs";

const lab = await startLab();
after(lab.stop);
const site = await serve({ "/": page(raffle()), "/empty": page("<p>Nothing</p>") });
after(site.close);

/** @typedef {import("../tools/browser.mjs").Browser} Browser */

/** Opens each page, whole. @type {Record<string, (browser: Browser) => Promise<void>>} */
const PAGES = {
	"the popup with a finding": async (browser) => {
		await browser.visit(site.url("seite", "/"));
		await browser.settled();
		await browser.popup();
		await browser.shown("[data-do=report]");
	},
	"the popup without one": async (browser) => {
		await browser.visit(site.url("seite", "/empty"));
		await browser.popup();
		await browser.shown(READY);
	},
	"the welcome page": async (browser) => {
		await browser.openPage("welcome.html", WIDE);
		await browser.shown(READY);
	},
	"the options with an autofilled person": async (browser) => {
		await browser.setOwn({ autofilled: [{ ...NOBODY, names: ["Kim Beispiel"], emails: ["kim@beispiel.example"] }] });
		await browser.openPage("options.html", WIDE);
		await browser.shown(READY);
	},
	"why each field is what it is": async (browser) => {
		await browser.visit(site.url("seite", "/"));
		await browser.openPage(`why.html?tab=${browser.tab}`, WIDE);
		await browser.shown("summary");
		await browser.driver.executeScript("document.querySelector('details').open = true");
	},
	"the desk with a case": async (browser) => {
		await browser.openPage("desk.html#new", WIDE);
		await browser.shown("#begin-site").sendKeys("firma.de");
		await browser.driver.findElement(By.css("[data-do=begin]")).click();
		await browser.shown("#letter-body");
		// Who comes to it from elsewhere begins at its top.
		await browser.driver.navigate().refresh();
		await browser.shown("#letter-body");
	},
	"the board": async (browser) => {
		await browser.openPage("options.html", WIDE);
		await browser.driver.get(`${lab.origin}/`);
	},
	"the lab": async (browser) => {
		await browser.openPage("options.html", WIDE);
		await browser.driver.get(`http://lab.test:${lab.port}/`);
	},
};
/** A page of ours that shows all it has. */
const READY = "main[aria-busy=false]";
const WIDE = { width: 1100, height: 900 };

for (const dark of [false, true]) {
	inBoth(
		(here) => {
			for (const [what, show] of Object.entries(PAGES)) {
				test(`${what}, ${dark ? "dark: axe finds nothing" : "light: axe finds nothing, the keyboard reaches all and shows where it is"}`, async () => {
					const { browser } = here;
					await show(browser);
					assert.deepEqual(await axe(browser), []);
					if (!dark) assert.deepEqual(await missedByKeyboard(browser), []);
					await browser.closePage();
				});
			}
		},
		{ dark },
	);
}

/** Goes through the page in front by the keyboard; answers with what it never reached. @param {Browser} browser @returns {Promise<string[]>} */
async function missedByKeyboard({ driver }) {
	const count = Number(await driver.executeScript(MARK));
	// Some take several stops: a date has a day, a month and a year.
	let missed = [""];
	for (let press = 0; press < STOPS * count && missed.length > 0; press++) {
		await driver.actions().sendKeys(Key.TAB).perform();
		missed = await driver.executeScript(REACH);
	}
	return missed;
}

/** Most stops of the keyboard that one control takes. */
const STOPS = 8;
/** Marks what can be used; answers with how many. */
const MARK = `
	const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((element) => element.checkVisibility() && !element.disabled);
	for (const element of all) element.dataset.toReach = "";
	return all.length;`;
/** Ticks off where the focus is, if a person can see it; answers with what is left. */
const REACH = `
	const at = document.activeElement;
	const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
	// Tab goes to one of a group of radio buttons, the arrows to the others.
	const group = at.type === "radio" ? [...document.getElementsByName(at.name)] : [at];
	if ((outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none") for (const one of group) delete one.dataset.toReach;
	return [...document.querySelectorAll("[data-to-reach]")].map((element) => element.outerHTML.slice(0, 120));`;
