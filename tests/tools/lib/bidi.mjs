// @ts-check
/** WebDriver BiDi, for what the classic protocol can't: another tab without leaving this one, and closed shadow roots. */
import { WebElement } from "selenium-webdriver";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/**
 * How a browser is started.
 * @typedef {object} Start
 * @property {boolean} headless
 * @property {string} [profile] a folder that outlives the browser
 * @property {boolean} dark
 * @property {string} lang
 * @property {{ width: number, height: number }} size
 * @property {string} dist the unpacked extension
 * @property {number} relay port of the SOCKS relay
 * @property {boolean} everything all connections go through the relay, not those to `.test` alone; consoles are kept
 * @property {boolean} privately the extension is let into private windows
 * @property {Record<string, string | number | boolean>} prefs of Firefox alone
 *
 * @typedef {object} Started
 * @property {WebDriver} driver
 * @property {() => Promise<string>} printed what its consoles said so far, those of pages and of the background, when it was to keep everything
 * @property {() => Promise<string>} install installs the extension and answers with the address of its pages, without a trailing slash
 */

/** Sends one command. @param {WebDriver} driver @param {string} method @param {object} params @returns {Promise<any>} */
export async function bidi(driver, method, params) {
	const connection = /** @type {any} */ (await driver.getBidi());
	const answer = await connection.send({ method, params });
	if (answer.type === "error") throw new Error(`${method}: ${answer.error}: ${answer.message}`);
	return answer.result;
}

/**
 * Calls a function of no or one plain argument in a tab, awaits it, and answers with its plain result.
 * @param {WebDriver} driver @param {string} context @param {string} code a function's source @param {unknown} [argument] @returns {Promise<any>}
 */
export async function call(driver, context, code, argument) {
	const answer = await bidi(driver, "script.callFunction", {
		functionDeclaration: `async (json) => JSON.stringify((await (${code})(JSON.parse(json))) ?? null)`,
		arguments: [{ type: "string", value: JSON.stringify(argument ?? null) }],
		target: { context },
		awaitPromise: true,
	});
	if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
	return JSON.parse(answer.result.value);
}

/**
 * The shadow root of an element, open or closed, as BiDi's id; `undefined` when it has none.
 * @param {WebDriver} driver @param {string} context @param {string} element @returns {Promise<string | undefined>}
 */
export async function shadowRoot(driver, context, element) {
	const answer = await bidi(driver, "script.callFunction", {
		functionDeclaration: "(element) => element",
		arguments: [{ sharedId: element }],
		target: { context },
		awaitPromise: false,
		serializationOptions: { maxDomDepth: 0, includeShadowTree: "all" },
	});
	return answer.result?.value?.shadowRoot?.sharedId;
}

/**
 * Elements that match, in the document or under `start`.
 * @param {WebDriver} driver @param {string} context @param {string} css @param {string} [start] @returns {Promise<WebElement[]>}
 */
export async function locate(driver, context, css, start) {
	const { nodes } = await bidi(driver, "browsingContext.locateNodes", {
		context,
		locator: { type: "css", value: css },
		...(start ? { startNodes: [{ sharedId: start }] } : {}),
	});
	return nodes.map((/** @type {{ sharedId: string }} */ node) => new WebElement(driver, node.sharedId));
}
