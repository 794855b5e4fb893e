// @ts-check
/** Input that WebDriver has no words for: the browser's own autofill, text that is dragged, an input method. */
import { Key } from "selenium-webdriver";

/** @typedef {import("../browser.mjs").Browser} Browser */
/** @typedef {{ given: string, family: string, email: string, phone: string, street: string, postcode: string, city: string }} Person */

/** Sends a command of the DevTools protocol. @param {Browser} browser @param {string} command @param {object} [params] @returns {Promise<any>} */
const devtools = ({ driver }, command, params = {}) =>
	/** @type {import("selenium-webdriver/chrome.js").Driver} */ (driver).sendAndGetDevToolsCommand(command, params);

/** The browser fills the form of this control with an address that it knows. @param {Browser} browser @param {string} css @param {Person} person */
export async function autofill(browser, css, person) {
	if (browser.name === "chromium") await autofillChromium(browser, css, person);
	else await autofillFirefox(browser, css, person);
	await browser.until(() => browser.run("return document.querySelectorAll(':autofill').length > 1"), "the autofill");
}

/** @param {Browser} browser @param {string} css @param {Person} person */
async function autofillChromium(browser, css, { given, family, email, phone, street, postcode, city }) {
	await devtools(browser, "Autofill.enable");
	const { root } = await devtools(browser, "DOM.getDocument");
	const { nodeId } = await devtools(browser, "DOM.querySelector", { nodeId: root.nodeId, selector: css });
	const { node } = await devtools(browser, "DOM.describeNode", { nodeId });
	const { frameTree } = await devtools(browser, "Page.getFrameTree");
	const fields = Object.entries({
		NAME_FIRST: given,
		NAME_LAST: family,
		EMAIL_ADDRESS: email,
		PHONE_HOME_WHOLE_NUMBER: phone,
		ADDRESS_HOME_STREET_ADDRESS: street,
		ADDRESS_HOME_ZIP: postcode,
		ADDRESS_HOME_CITY: city,
		ADDRESS_HOME_COUNTRY: "DE",
	}).map(([name, value]) => ({ name, value }));
	const field = { fieldId: node.backendNodeId, frameId: frameTree.frame.id };
	await devtools(browser, "Autofill.trigger", { ...field, address: { fields } });
}

/** Needs the preferences `AUTOFILL`. @param {Browser} browser @param {string} css @param {Person} person */
async function autofillFirefox(browser, css, { given, family, email, phone, street, postcode, city }) {
	const address = {
		"given-name": given,
		"family-name": family,
		email,
		tel: phone,
		"street-address": street,
		"postal-code": postcode,
		"address-level2": city,
		country: "DE",
	};
	await privileged(
		browser,
		`const { formAutofillStorage } = ChromeUtils.importESModule("resource://autofill/FormAutofillStorage.sys.mjs");
		await formAutofillStorage.initialize();
		formAutofillStorage.addresses.removeAll();
		await formAutofillStorage.addresses.add(argument);`,
		address,
	);
	// The form is read when the page has loaded with an address to fill in.
	await browser.visit(await browser.driver.getCurrentUrl());
	await browser.settled();
	await browser.click(css);
	const press = (/** @type {string} */ key) => browser.driver.actions().sendKeys(key).perform();
	const list = "document.getElementById('PopupAutoComplete')";
	await press(Key.ARROW_DOWN);
	await browser.until(() => privileged(browser, `return ${list}.popupOpen`), "the list of addresses");
	await press(Key.ARROW_DOWN);
	await browser.until(() => privileged(browser, `return ${list}.selectedIndex === 0`), "the first of them");
	await press(Key.ENTER);
}

/** Switches Firefox's autofill of addresses on wherever it runs. */
export const AUTOFILL = {
	// It is one of Firefox's own extensions.
	"extensions.enabledScopes": 5,
	"extensions.formautofill.addresses.supported": "on",
	"extensions.formautofill.addresses.enabled": true,
	"extensions.formautofill.addresses.supportedCountries": "DE,US",
};

/** Runs a body of code, which has `argument`, with Firefox's own rights. @param {Browser} browser @param {string} code @param {unknown} [argument] @returns {Promise<any>} */
async function privileged({ driver }, code, argument) {
	const firefox = /** @type {any} */ (driver);
	await firefox.setContext("chrome");
	try {
		const [problem, result] = await driver.executeAsyncScript(
			`const [argument, done] = arguments; (async () => { ${code} })().then((result) => done([null, result]), (problem) => done([String(problem)]));`,
			argument ?? null,
		);
		if (problem) throw new Error(problem);
		return result;
	} finally {
		await firefox.setContext("content");
	}
}

/** The middle of a control. @param {Browser} browser @param {string} css @returns {Promise<{ x: number, y: number }>} */
const middle = (browser, css) =>
	browser.run(
		`const box = document.querySelector(arguments[0]); box.scrollIntoView({ block: "center" });
		const { x, y, width, height } = box.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 };`,
		css,
	);

/** Chromium: drops a text on a control, as if dragged from elsewhere. @param {Browser} browser @param {string} css @param {string} text */
export async function drag(browser, css, text) {
	const data = { items: [{ mimeType: "text/plain", data: text }], dragOperationsMask: 1 };
	for (const type of ["dragEnter", "dragOver", "drop"])
		await devtools(browser, "Input.dispatchDragEvent", { type, ...(await middle(browser, css)), data });
}

/** Chromium: writes a text as an input method does. @param {Browser} browser @param {string} css @param {string} text */
export async function compose(browser, css, text) {
	await browser.click(css);
	for (let end = 1; end <= text.length; end++)
		await devtools(browser, "Input.imeSetComposition", {
			text: text.slice(0, end),
			selectionStart: end,
			selectionEnd: end,
		});
	await devtools(browser, "Input.insertText", { text });
}
