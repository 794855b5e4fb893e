// @ts-check
/** What axe-core finds on a page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @typedef {import("../../tools/browser.mjs").Browser} Browser */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe has to say against the page in front. @param {Browser} browser @returns {Promise<string[]>} */
export const axe = ({ driver }) =>
	driver.executeAsyncScript(
		`const done = arguments[arguments.length - 1]; ${AXE}; axe.run().then(({ violations }) => done(violations.map(({ id, help, nodes }) => id + ": " + help + " at " + nodes.map(({ target, any }) => target + " " + any.map(({ message }) => message)))), (problem) => done([String(problem)]));`,
	);
