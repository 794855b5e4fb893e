// @ts-check
/** The extension's own world of the visited page, where its content scripts run. */
import { bidi, call } from "./bidi.mjs";

/** @typedef {import("../browser.mjs").Browser} Browser */

/** Runs there what `chrome.scripting.executeScript` takes. @param {Browser} browser @param {string} what @param {unknown} [argument] */
async function execute(browser, what, argument) {
	const { contexts } = await bidi(browser.driver, "browsingContext.getTree", { maxDepth: 0 });
	const ours = contexts.find((/** @type {{ url: string }} */ { url }) => url.startsWith(browser.origin));
	const [{ result, error }] = await call(
		browser.driver,
		ours.context,
		`({ tab, argument }) => chrome.scripting.executeScript({ target: { tabId: tab }, ${what} })`,
		{ tab: browser.tab, argument },
	);
	if (error) throw new Error(String(error.message ?? error));
	return result;
}

/**
 * Calls a function there, which sees nothing from here but its argument.
 * @template A, R
 * @param {Browser} browser @param {(argument: A) => R} work @param {A} argument
 * @returns {Promise<Awaited<R>>}
 */
export const inside = (browser, work, argument) => execute(browser, `func: ${work}, args: [argument]`, argument);

/** Runs files of the extension there. @param {Browser} browser @param {string[]} files */
export const inject = (browser, files) => execute(browser, `files: ${JSON.stringify(files)}`);
