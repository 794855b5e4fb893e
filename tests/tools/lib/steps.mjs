// @ts-check
/** What a person does on a page, as data: `npm run visit` and the replays say it in the same words. */
import { Advice } from "./say.mjs";

/** @typedef {import("../browser.mjs").Browser} Browser */
/** @typedef {string | string[]} At a CSS selector; of a list, each but the last names a frame or a shadow host to enter */
/** @typedef {{ do: "reload" } | { do: "back" } | { do: "click", at: At } | { do: "type", at: At, text: string }} Step */

/** @type {{ [D in Step["do"]]: (browser: Browser, step: Extract<Step, { do: D }>) => Promise<void> }} */
const STEPS = {
	reload: (browser) => browser.reload(),
	back: (browser) => browser.driver.navigate().back(),
	click: (browser, { at }) => browser.click(at),
	type: (browser, { at, text }) => browser.type(at, text),
};

/** Takes one step. @param {Browser} browser @param {Step} step */
export const take = (browser, step) =>
	/** @type {(browser: Browser, step: Step) => Promise<void>} */ (STEPS[step.do])(browser, step);

/** Steps that somebody wrote, or advice on what is wrong with them. @param {unknown} steps @returns {Step[]} */
export function checked(steps) {
	if (!Array.isArray(steps)) throw new Advice("The steps must be a list");
	for (const [index, step] of steps.entries()) {
		const { at, text } = step ?? {};
		const needsPlace = step?.do === "click" || step?.do === "type";
		const hasPlace =
			typeof at === "string" || (Array.isArray(at) && at.length > 0 && at.every((part) => typeof part === "string"));
		if (!Object.hasOwn(STEPS, step?.do))
			throw new Advice(`Step ${index + 1}: "do" is one of ${Object.keys(STEPS).join(", ")}`);
		if (needsPlace && !hasPlace) throw new Advice(`Step ${index + 1}: "at" is a CSS selector, or a list of them`);
		if (step.do === "type" && typeof text !== "string") throw new Advice(`Step ${index + 1}: "text" is missing`);
	}
	return steps;
}
