// @ts-check
/** Starts the program that drives a browser. */
import { listen } from "./listen.mjs";

/** How chromedriver and geckodriver say where they listen. */
const LISTENING = /(?:started successfully on port |Listening on 127\.0\.0\.1:)(\d+)/;

/**
 * Builds a driver, and starts its program before and ends it after. The program takes a port by itself: one that was
 * free a moment before may belong to another browser's driver when it starts.
 * @param {import("selenium-webdriver").Builder} builder @param {string} program @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, line?: (line: string) => void }} [how] `line` gets all that it and the browser print
 */
export async function startDriver(builder, program, args, { env = {}, line } = {}) {
	const { where: port, stop } = await listening(program, args, { env: { ...process.env, ...env }, line });
	try {
		const driver = await builder.usingServer(`http://127.0.0.1:${port}`).build();
		return atTheEnd(driver, () => void stop());
	} catch (problem) {
		void stop();
		throw problem;
	}
}

/** Does something once the browser has ended. @template {import("selenium-webdriver").WebDriver} D @param {D} driver @param {() => unknown} act @returns {D} */
export function atTheEnd(driver, act) {
	const quit = driver.quit.bind(driver);
	driver.quit = () => quit().finally(act);
	return driver;
}

/** chromedriver takes a port of IPv4 or IPv6, and ends when the other has given that one away. */
const TRIES = 5;

/** @param {string} program @param {string[]} args @param {Parameters<typeof listen>[4]} how */
async function listening(program, args, how) {
	for (let tries = 1; ; tries++) {
		try {
			return await listen(program, program, args, LISTENING, how);
		} catch (problem) {
			if (tries === TRIES) throw problem;
		}
	}
}
