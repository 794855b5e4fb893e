// @ts-check
/** Starts Chromium with the extension. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import { bidi, call } from "./bidi.mjs";
import { find } from "./browsers.mjs";
import { atTheEnd, startDriver } from "./driver.mjs";

/** @param {import("./bidi.mjs").Start} start @returns {Promise<import("./bidi.mjs").Started>} */
export async function startChromium({ headless, profile, dark, lang, size, relay, everything, dist, privately }) {
	const options = new chrome.Options();
	options.setChromeBinaryPath(String(find("chromium")));
	options.set("webSocketUrl", true);
	options.setAlertBehavior("dismiss");
	options.addArguments(
		"--no-first-run",
		"--no-default-browser-check",
		"--disable-background-networking",
		"--disable-component-update",
		"--disable-dev-shm-usage",
		"--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter,SpareRendererForSitePerProcess,Translate",
		"--enable-unsafe-extension-debugging",
		"--remote-debugging-pipe",
		`--lang=${lang}`,
		`--window-size=${size.width},${size.height}`,
	);
	options.setUserPreferences({
		intl: { accept_languages: lang, selected_languages: lang },
		// Without it an unpacked extension is switched off when it is loaded anew.
		extensions: { ui: { developer_mode: true } },
	});
	const logs = everything ? await mkdtemp(join(tmpdir(), "strayfield-chromium-")) : "";
	const log = join(logs, "log");
	if (everything)
		options.addArguments(
			`--proxy-server=socks5://127.0.0.1:${relay}`,
			"--proxy-bypass-list=<-loopback>",
			"--enable-logging",
			`--log-file=${log}`,
		);
	else options.addArguments("--host-resolver-rules=MAP *.test 127.0.0.1");
	if (headless) options.addArguments("--headless=new");
	if (dark) options.addArguments("--force-dark-mode");
	if (profile) options.addArguments(`--user-data-dir=${profile}`);
	// The sandbox refuses to run as root.
	if (process.getuid?.() === 0) options.addArguments("--no-sandbox");
	const builder = new Builder().forBrowser("chrome").setChromeOptions(options);
	const driver = await startDriver(builder, String(find("chromedriver")), ["--port=0"], { env: { LANGUAGE: lang } });
	if (everything) atTheEnd(driver, () => rm(logs, { recursive: true, force: true }));
	return {
		driver,
		printed: async () => (everything ? await readFile(log, "utf8") : ""),
		async install() {
			const data = { type: "path", path: dist };
			const { extension } = await bidi(driver, "webExtension.install", { extensionData: data });
			if (privately) await configure(driver, { extensionId: extension, incognitoAccess: true });
			return `chrome-extension://${extension}`;
		},
	};
}

/**
 * What a person sets of an extension in the browser's own page of extensions.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {{ extensionId: string, incognitoAccess?: boolean, hostAccess?: "ON_CLICK" | "ON_ALL_SITES" }} change
 */
export async function configure(driver, change) {
	const { context } = await bidi(driver, "browsingContext.create", { type: "tab", background: true });
	await bidi(driver, "browsingContext.navigate", { context, url: "chrome://extensions", wait: "complete" });
	await call(driver, context, "(change) => chrome.developerPrivate.updateExtensionConfiguration(change)", change);
	await bidi(driver, "browsingContext.close", { context });
}

/**
 * Ends the extension's service worker, if it runs.
 *
 * With one of its pages in front chromedriver is attached to the worker as well, and a worker that ends so is held
 * when it begins anew: nobody who asks it gets an answer. So chromedriver lets go of it, and of frames of other
 * sites in this window, for good: attached again, it would hold the next.
 * @param {import("selenium-webdriver").WebDriver} driver @param {string} origin
 */
export async function endWorker(driver, origin) {
	const devtools = /** @type {chrome.Driver} */ (driver);
	const alone = { autoAttach: false, waitForDebuggerOnStart: false, flatten: true };
	if ((await driver.getCurrentUrl()).startsWith(origin))
		await devtools.sendAndGetDevToolsCommand("Target.setAutoAttach", alone);
	const { targetInfos } = /** @type {any} */ (await devtools.sendAndGetDevToolsCommand("Target.getTargets", {}));
	for (const { type, url, targetId } of targetInfos)
		if (type === "service_worker" && url.startsWith(origin))
			// It may have ended by itself meanwhile.
			await devtools.sendAndGetDevToolsCommand("Target.closeTarget", { targetId }).catch(() => {});
}

/**
 * Tells the extension's service worker of a click on a notification: no driver reaches what the system shows. From
 * the worker's own event on it is as it would be.
 * @param {import("selenium-webdriver").WebDriver} driver @param {string} origin @param {string} notification
 */
export async function tellClick(driver, origin, notification) {
	const send = async (/** @type {string} */ method, /** @type {object} */ params, session = {}) =>
		(await bidi(driver, "goog:cdp.sendCommand", { method, params, ...session })).result;
	const { targetInfos } = await send("Target.getTargets", {});
	for (const { type, url, targetId } of targetInfos) {
		if (type !== "service_worker" || !url.startsWith(origin)) continue;
		const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
		const expression = `chrome.notifications.onClicked.dispatch(${JSON.stringify(notification)})`;
		await send("Runtime.evaluate", { expression }, { session: sessionId });
		await send("Target.detachFromTarget", { sessionId });
	}
}
