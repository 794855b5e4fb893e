// @ts-check
/** Finds the browsers of this machine and the programs that drive them. */
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** @typedef {"firefox" | "chromium"} BrowserName */

/** @type {readonly BrowserName[]} */
export const BROWSERS = ["firefox", "chromium"];

/** Names of the programs, the first that is found wins; the environment variable before all. */
const PROGRAMS = {
	firefox: { variable: "FIREFOX", names: ["firefox-esr", "firefox"] },
	chromium: { variable: "CHROMIUM", names: ["chromium", "chromium-browser", "google-chrome", "chrome"] },
	geckodriver: { variable: "GECKODRIVER", names: ["geckodriver"] },
	chromedriver: { variable: "CHROMEDRIVER", names: ["chromedriver"] },
};

/** @type {Record<BrowserName, "geckodriver" | "chromedriver">} */
export const DRIVER = { firefox: "geckodriver", chromium: "chromedriver" };

/** The path of a program, or `undefined`. @param {keyof typeof PROGRAMS} what @returns {string | undefined} */
export function find(what) {
	const { variable, names } = PROGRAMS[what];
	const named = process.env[variable];
	const folders = [...(process.env.PATH ?? "").split(delimiter), join(homedir(), ".cargo", "bin")];
	const candidates = [
		...(named ? [named] : []),
		...names.flatMap((name) => folders.map((folder) => join(folder, name))),
	];
	return candidates.find(isProgram);
}

/** Browsers that can be driven here: the browser and its driver are both there. */
export const installed = () => BROWSERS.filter((browser) => find(browser) && find(DRIVER[browser]));

/** @param {string} path */
export function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
