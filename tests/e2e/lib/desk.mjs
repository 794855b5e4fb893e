// @ts-check
/** What a person does at the desk, and what it says. */
import assert from "node:assert/strict";
import { By, error, Key } from "selenium-webdriver";
import { report } from "../../tools/lib/report.mjs";

/** @typedef {import("../../tools/browser.mjs").Browser} Browser */

export const WIDE = { width: 1180, height: 900 };

/** Clicks what does something; what is exchanged under the hand is looked for again. @param {Browser} browser @param {string} css */
export const click = (browser, css) =>
	browser.until(async () => {
		try {
			const element = await browser.driver.findElement(By.css(css));
			await browser.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
			await element.click();
			return true;
		} catch (problem) {
			if (problem instanceof error.StaleElementReferenceError || problem instanceof error.NoSuchElementError)
				return false;
			throw problem;
		}
	}, `a click on ${css}`);

/** Chooses in a list, as the person does. @param {Browser} browser @param {string} css @param {string} value */
export async function choose(browser, css, value) {
	await browser.shown(css);
	await browser.driver.executeScript(
		`const list = document.querySelector(arguments[0]);
		list.value = arguments[1];
		list.dispatchEvent(new Event("change", { bubbles: true }));`,
		css,
		value,
	);
}

/** What stands in a control or an element. @param {Browser} browser @param {string} css @returns {Promise<string>} */
export const text = (browser, css) =>
	browser.driver.executeScript(
		// An item of a list has a value as well.
		"const at = document.querySelector(arguments[0]); return (at?.matches('input, select, textarea') ? at.value : at?.textContent) ?? ''",
		css,
	);

/** Waits until a control or an element says it. @param {Browser} browser @param {string} css @param {RegExp} what */
export const says = (browser, css, what) =>
	browser.until(async () => what.test(await text(browser, css)), `${css} to say ${what}`);

/** Keeps what is downloaded where a test can read it, instead of on the disk. @param {Browser} browser */
export const catchFiles = ({ driver }) =>
	driver.executeScript(`
		window.files = [];
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { blob.text().then((text) => files.push(text)); return make(blob); };
		HTMLAnchorElement.prototype.click = function () { window.went = this.href; };`);

/** The file that was saved last. @param {Browser} browser @param {RegExp} what @returns {Promise<string>} */
export const file = (browser, what) =>
	browser.until(async () => {
		const all = /** @type {string[]} */ (await browser.driver.executeScript("return files"));
		return all.findLast((one) => what.test(one)) ?? "";
	}, `a file with ${what}`);

/** Opens a page, reports what it shows, and goes to its case. @param {Browser} browser @param {string} url */
export async function reportedCase(browser, url) {
	await browser.visit(url);
	await browser.settled();
	await browser.popup();
	const { entry } = await report(browser);
	assert.equal(entry.state, "sent", JSON.stringify(entry));
	await browser.closePage();
	await browser.openPage(`desk.html#${entry.id}`, WIDE);
	await browser.shown("main[aria-busy=false] [data-part=letters] #letter-body");
	return entry;
}

/** Opens a page, keeps its case unreported, and goes to it. @param {Browser} browser @param {string} url @returns {Promise<string>} its id */
export async function keptCase(browser, url) {
	await browser.visit(url);
	await browser.settled();
	await browser.popup();
	await click(browser, "[data-do=what-now]");
	await click(browser, "[data-finding] [data-do=desk]");
	const cases = await browser.until(async () => {
		const all = await browser.extension({ type: "cases" });
		return all.length > 0 && all;
	}, "the case");
	assert.ok(cases);
	await browser.closePage();
	await browser.closeOthers();
	const id = String(cases[0]?.id);
	await browser.openPage(`desk.html#${id}`, WIDE);
	await browser.shown("main[aria-busy=false] [data-part=letters] #letter-body");
	return id;
}

/** A mail that Strayfield did not see. @param {Browser} browser */
export async function handMadeCase(browser) {
	await browser.openPage("desk.html#new", WIDE);
	await choose(browser, "#begin-kind", "recipients");
	await (await browser.shown("#begin-site")).sendKeys("newsletter@firma.de", Key.ENTER);
	await browser.shown("[data-part=answer] [data-breach=yes]");
}

/** What stands on the page, also in its controls. @param {Browser} browser @returns {Promise<string>} */
export const wholePage = ({ driver }) =>
	driver.executeScript(
		"return [document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map((one) => one.value)].join('\\n')",
	);

/** What of the page in front stands out of a window of this width. @param {Browser} browser @param {number} width @returns {Promise<string[]>} */
export async function cutOff(browser, width) {
	await browser.resize({ width, height: 900 });
	await browser.until(
		async () => (await browser.driver.executeScript("return innerWidth")) === width,
		`a width of ${width}`,
	);
	return browser.driver.executeScript(
		"return [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > arguments[0] + 1).map((one) => one.outerHTML.slice(0, 120))",
		width,
	);
}
