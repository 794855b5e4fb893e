// @ts-check
/** Starts Firefox with the extension. */
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Builder } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { Command } from "selenium-webdriver/lib/command.js";
import { find } from "./browsers.mjs";
import { atTheEnd, startDriver } from "./driver.mjs";
import { freshProfile } from "./profile.mjs";

/** Firefox gives each installation an address of its own; ours is told beforehand, so that pages can be opened by it. */
const UUID = "5f1e1d00-57a4-4f1e-9d00-000000000001";

/** Quiet, and names under `.test` through the relay on this port, with any port of their own. @param {number} relay @param {boolean} everything */
const preferences = (relay, everything) => ({
	"network.proxy.type": 2,
	"network.proxy.autoconfig_url": `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(
		`function FindProxyForURL(url, host) { return ${everything} || /(^|\\.)test$/.test(host) ? "SOCKS5 127.0.0.1:${relay}" : "DIRECT"; }`,
	)}`,
	"network.proxy.allow_hijacking_localhost": everything,
	"dom.security.https_first": false,
	"dom.security.https_only_mode": false,
	"app.update.enabled": false,
	"browser.newtab.preload": false,
	"browser.startup.page": 0,
	"dom.ipc.processPrelaunch.enabled": false,
	"app.normandy.enabled": false,
	"browser.aboutwelcome.enabled": false,
	"browser.safebrowsing.malware.enabled": false,
	"browser.safebrowsing.phishing.enabled": false,
	"browser.safebrowsing.update.enabled": false,
	"browser.search.update": false,
	"browser.shell.checkDefaultBrowser": false,
	"browser.startup.homepage_override.mstone": "ignore",
	"datareporting.policy.dataSubmissionEnabled": false,
	// Its own extensions and the system's take a sixth of a start; ours is installed by the driver all the same.
	"extensions.enabledScopes": 0,
	"extensions.getAddons.cache.enabled": false,
	"extensions.update.enabled": false,
	"network.captive-portal-service.enabled": false,
	"network.connectivity-service.enabled": false,
	"services.settings.server": "data:,#remote-settings-dummy/v1",
	"toolkit.telemetry.reportingpolicy.firstRun": false,
	// A temporary installation would lose its storage when the browser closes; ours is "the same installation, later".
	"extensions.webextensions.keepStorageOnUninstall": true,
	"extensions.webextensions.keepUuidOnUninstall": true,
});

/** @param {import("./bidi.mjs").Start} start @returns {Promise<import("./bidi.mjs").Started>} */
export async function startFirefox(start) {
	if (start.profile !== undefined || !start.headless) return startIn(start);
	const profile = await freshProfile(String(find("firefox")), async (folder) => {
		const { driver } = await startIn({ ...start, profile: folder, prefs: {} });
		await driver.quit();
	});
	const remove = () => rm(profile, { recursive: true, force: true });
	try {
		const started = await startIn({ ...start, profile });
		atTheEnd(started.driver, remove);
		return started;
	} catch (problem) {
		await remove();
		throw problem;
	}
}

/** @param {import("./bidi.mjs").Start} start @returns {Promise<import("./bidi.mjs").Started>} */
async function startIn(start) {
	const { headless, profile, dark, lang, size, dist, relay, everything, privately } = start;
	const options = new firefox.Options();
	options.setBinary(String(find("firefox")));
	options.set("webSocketUrl", true);
	options.setAlertBehavior("dismiss");
	if (headless) options.addArguments("-headless");
	if (profile) options.addArguments("-profile", profile);
	options.windowSize(size);
	const { id } = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8")).browser_specific_settings.gecko;
	const prefs = {
		...preferences(relay, everything),
		"extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
		"ui.systemUsesDarkTheme": dark ? 1 : 0,
		"intl.locale.requested": lang,
		"intl.accept_languages": lang,
		// What its consoles say, that of the background as well.
		"devtools.console.stdout.content": everything,
		"browser.dom.window.dump.enabled": everything,
		// Nobody watches: ten pictures a second are enough.
		...(headless ? { "layout.frame_rate": 10 } : {}),
		...start.prefs,
	};
	for (const [name, value] of Object.entries(prefs)) options.setPreference(name, value);
	/** @type {string[]} */
	const lines = [];
	const args = ["--port=0", "--websocket-port=0", "--allow-system-access"];
	const builder = new Builder().forBrowser("firefox").setFirefoxOptions(options);
	const driver = await startDriver(builder, String(find("geckodriver")), args, {
		line: (line) => everything && lines.push(line),
	});
	await speak(driver, lang);
	return {
		driver,
		printed: async () => lines.join("\n"),
		async install() {
			const command = new Command("install addon")
				.setParameter("path", dist)
				.setParameter("temporary", true)
				.setParameter("allowPrivateBrowsing", privately);
			await driver.execute(command);
			return `moz-extension://${UUID}`;
		},
	};
}

/**
 * Makes a language that of the browser without its language pack: its own words stay English, extensions and pages
 * are told the language.
 * @param {import("selenium-webdriver").WebDriver} driver @param {string} lang
 */
const speak = (driver, lang) =>
	privileged(
		driver,
		`const { locale } = Services;
		locale.availableLocales = [...new Set([arguments[0], ...locale.availableLocales])];
		locale.requestedLocales = [arguments[0]];`,
		lang,
	);

/** Ends the extension's event page, if it runs. @param {import("selenium-webdriver").WebDriver} driver @param {string} id */
export const endEventPage = (driver, id) =>
	privileged(
		driver,
		"return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })",
		id,
	);

/** Clicks on the notifications that the browser shows, in their own windows. @param {import("selenium-webdriver").WebDriver} driver */
export const clickAlerts = (driver) =>
	privileged(
		driver,
		`for (const { document } of Services.ww.getWindowEnumerator()) document.getElementById("alertBox")?.click();`,
		"",
	);

/** Runs a script with all that the browser itself may do. @param {import("selenium-webdriver").WebDriver} driver @param {string} code @param {string} argument */
async function privileged(driver, code, argument) {
	const both = /** @type {firefox.Driver} */ (driver);
	await both.setContext(/** @type {any} */ (firefox.Context.CHROME));
	try {
		await driver.executeScript(code, argument);
	} finally {
		await both.setContext(/** @type {any} */ (firefox.Context.CONTENT));
	}
}
