// @ts-check
/** The desk by the keyboard alone, in German and in the dark: from the popup to the end of the case. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { Key } from "selenium-webdriver";
import { startLab } from "../tools/lib/lab.mjs";
import { at } from "../tools/lib/root.mjs";
import { axe } from "./lib/axe.mjs";
import { inBoth } from "./lib/both.mjs";
import { catchFiles, cutOff, file, says, WIDE } from "./lib/desk.mjs";

/** @typedef {import("../tools/browser.mjs").Browser} Browser */

const lab = await startLab();
after(lab.stop);
const o2 = lab.pages.find(({ replay, leak }) => replay === "o2-raffle" && leak);
assert.ok(o2);

/** More stops than any page of ours has. */
const STOPS = 200;

/** Presses keys, wherever the focus is. @param {Browser} browser @param {string[]} keys */
const press = ({ driver }, ...keys) =>
	driver
		.actions()
		.sendKeys(...keys)
		.perform();

/** Goes on to what a selector names, stop by stop, or back to it. @param {Browser} browser @param {string} css @param {boolean} [back] */
async function tabTo(browser, css, back = false) {
	await browser.shown(css);
	for (let stop = 0; stop < STOPS; stop++) {
		if (await browser.driver.executeScript("return document.activeElement.matches(arguments[0])", css)) return;
		const actions = browser.driver.actions();
		if (back) actions.keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT);
		else actions.sendKeys(Key.TAB);
		await actions.perform();
	}
	assert.fail(`the keyboard does not reach ${css}`);
}

/** @param {Browser} browser @param {string} css @param {boolean} [back] */
async function enter(browser, css, back) {
	await tabTo(browser, css, back);
	await press(browser, Key.ENTER);
}

/** Chooses in a list by the first letters of what it offers. @param {Browser} browser @param {string} css @param {string} letters @param {string} value */
async function pick(browser, css, letters, value) {
	await tabTo(browser, css);
	// One by one, as somebody types: nothing may be exchanged under their hands.
	for (const letter of letters) await press(browser, letter);
	const chosen = () => browser.driver.executeScript("return document.querySelector(arguments[0])?.value", css);
	await browser.until(async () => (await chosen()) === value, `${css} to be ${value}`);
}

/** Texts of a language that hold nothing but words. @param {string} lang @returns {Promise<Record<string, string>>} */
async function words(lang) {
	const messages = JSON.parse(await readFile(at(`extension/_locales/${lang}/messages.json`), "utf8"));
	return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

/** What the page in front says that is not German: texts that German has others for, and keys without one. @param {Browser} browser */
async function foreign(browser) {
	const [english, german] = await Promise.all([words("en"), words("de")]);
	const ours = new Set(Object.values(german));
	const theirs = new Set(Object.values(english).filter((text) => !ours.has(text)));
	const texts = /** @type {string[]} */ (
		await browser.driver.executeScript(`
			const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			const texts = [document.title];
			while (walk.nextNode()) texts.push(walk.currentNode.data.trim());
			const named = [...document.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label"));
			return [...texts, ...named];`)
	);
	return texts.filter((text) => theirs.has(text) || /^[a-z]+(_[a-z0-9]+)+$/.test(text));
}

inBoth(
	(here) => {
		test("the whole way by the keyboard alone, and all of it in German", async () => {
			const { browser } = here;
			await browser.visit(o2.url);
			await browser.settled();
			await browser.popup();
			await enter(browser, "[data-finding] [data-do=report]");
			const sent = await browser.until(async () => {
				const [entry] = await browser.extension({ type: "outbox" });
				return entry?.state === "sent" ? entry.id : "";
			}, "the report to be sent");
			assert.deepEqual(await foreign(browser), []);
			await browser.closePage();

			await browser.openPage("desk.html", WIDE);
			await browser.shown("[data-case]");
			assert.deepEqual(await foreign(browser), []);
			await enter(browser, "[data-case]");
			await browser.shown("main[aria-busy=false] #letter-body");
			await catchFiles(browser);

			await enter(browser, "[data-do=whom]");
			// What was found has the focus.
			await browser.shown("[data-found] [data-do=use]:focus");
			await press(browser, Key.ENTER);
			await says(browser, "#controller-0-email", /@/);
			await pick(browser, "#seat", "Deutschl", "DE");
			await pick(browser, "#seat-land", "Nordr", "NW");
			await pick(browser, "#sector", "Untern", "company");
			await browser.shown("[data-decided] [data-authority=denrwldi]");
			await says(browser, "#letter-body", /Sehr geehrte Damen und Herren/);
			await enter(browser, "[data-do=sent]");
			await browser.shown("[data-event=notice]");
			// What says so goes by a key, too.
			await browser.shown("#said:not([hidden])");
			await press(browser, Key.ESCAPE);
			await browser.shown("#said[hidden]");
			await enter(browser, "[data-do=calendar]");
			assert.match(await file(browser, /BEGIN:VCALENDAR/), new RegExp(`UID:${sent}-authority@`));
			await enter(browser, "[data-do=mark-answered]", true);
			await browser.shown(".headline [data-state=answered]");
			assert.deepEqual(await foreign(browser), []);
			assert.deepEqual(await axe(browser), []);
			// Half and a quarter of a wide window: twice and four times as large.
			for (const width of [640, 320]) assert.deepEqual(await cutOff(browser, width), [], `${width}`);
			await browser.resize(WIDE);
			await enter(browser, "[data-do=mark-closed]");
			await browser.shown(".headline [data-state=closed]");
			await browser.closePage();
		});
	},
	{ lang: "de", dark: true, collector: lab.origin },
);
