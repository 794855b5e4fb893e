// @ts-check
/** Runs a function in the extension's own world of the visited page, as its content scripts do. */
import { bidi, call } from "./bidi.mjs";

/**
 * @template A, R
 * @param {import("../browser.mjs").Browser} browser @param {(argument: A) => R} work @param {A} argument
 * @returns {Promise<Awaited<R>>}
 */
export async function inside(browser, work, argument) {
	const { contexts } = await bidi(browser.driver, "browsingContext.getTree", { maxDepth: 0 });
	const ours = contexts.find((/** @type {{ url: string }} */ { url }) => url.startsWith(browser.origin));
	const [{ result, error }] = await call(
		browser.driver,
		ours.context,
		`({ tab, argument }) => chrome.scripting.executeScript({ target: { tabId: tab }, func: ${work}, args: [argument] })`,
		{ tab: browser.tab, argument },
	);
	if (error) throw new Error(String(error.message ?? error));
	return result;
}
