// @ts-check
/** What a person does in the popup to report: looks at what would be sent, and clicks. */
import { By } from "selenium-webdriver";

/** @typedef {import("../browser.mjs").Browser} Browser */
/** @typedef {import("../../../extension/src/shared/protocol.ts").OutboxEntry} OutboxEntry */

/**
 * In a popup that is open: clicks *Report* of the first finding, or of what `at` names, and waits until the report was sent or has to wait.
 * @param {Browser} browser @param {() => Promise<void>} [before] runs when all is shown, before the click @param {string} [at]
 * @returns {Promise<{ body: string, entry: OutboxEntry }>} the body as it was shown, and what became of it
 */
export async function report(browser, before, at = "[data-finding]") {
	const { driver } = browser;
	const button = await browser.shown(`${at} [data-do=report]`);
	const shown = await driver.findElement(By.css(`${at} [data-body]`));
	const body = await driver.executeScript("return arguments[0].textContent", shown);
	await before?.();
	await button.click();
	// A collector that is silent is waited for.
	const entry = await browser.until(async () => {
		const { id } = JSON.parse(String(body));
		const found = (await browser.extension({ type: "outbox" })).find((one) => one.id === id);
		return found && (found.state !== "waiting" || found.attempts > 0) ? found : undefined;
	}, "the report to be sent or to wait");
	return { body: String(body), entry: /** @type {OutboxEntry} */ (entry) };
}
