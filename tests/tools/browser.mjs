// @ts-check
/**
 * Drives a real browser with the built extension. Everything that looks at pages goes through here: `npm run visit`,
 * `npm start`, the tests and the benchmarks.
 *
 * The visited tab is never left: questions to the extension go through one of its own pages in a tab behind it, over
 * BiDi, so that neither focus nor visibility of the page changes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { By, error, Key, until } from "selenium-webdriver";
import { bidi, call, locate, shadowRoot } from "./lib/bidi.mjs";
import { find } from "./lib/browsers.mjs";
import { endWorker, startChromium } from "./lib/chromium.mjs";
import { endEventPage, startFirefox } from "./lib/firefox.mjs";
import { at } from "./lib/root.mjs";
import { Advice } from "./lib/say.mjs";
import { socks } from "./lib/socks.mjs";

/** @typedef {import("./lib/browsers.mjs").BrowserName} BrowserName */
/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */
/** @typedef {import("selenium-webdriver").WebElement} WebElement */
/** @typedef {import("../../extension/src/shared/protocol.ts").FromExtension} FromExtension */
/** @typedef {import("../../extension/src/shared/protocol.ts").Answers} Answers */
/** @typedef {import("../../extension/src/shared/protocol.ts").Own} Own */

/**
 * @typedef {object} Opening
 * @property {BrowserName} browser
 * @property {boolean} [headless]
 * @property {string} [profile] folder of a profile that outlives the browser
 * @property {string} [lang] language of the browser
 * @property {boolean} [dark]
 * @property {{ width: number, height: number }} [size]
 * @property {string} [collector] where reports go, instead of what was built in
 * @property {boolean} [attended] somebody watches: nothing is opened or closed beside what they see
 * @property {string} [dist] another build of the extension, unpacked
 * @property {string} [first] address of a page that is open before the extension is installed
 * @property {boolean} [privately] the extension is let into private windows
 * @property {Record<string, string | number | boolean>} [prefs] of Firefox alone
 * @property {boolean} [record] keep every byte that leaves the browser in `connections`, and what its consoles say
 */

/** Nothing told. @type {Own} */
export const NOBODY = {
	country: "",
	names: [],
	emails: [],
	phones: [],
	postal_codes: [],
	streets: [],
	birthdays: [],
	ibans: [],
	ids: [],
	family: [],
	autofilled: [],
};
/** An extension page that asks nothing by itself: questions are put through it. */
const DESK = "pages/options.html";
/** Nothing that will come takes so long, even on a machine that is busy with much else. */
const PATIENCE_MS = 60_000;
/** What a question ends with when the background is ended while it answers. */
const ENDED = /Receiving end does not exist|message channel closed/;
const START = { firefox: startFirefox, chromium: startChromium };

/** Starts a browser with the extension and nothing known. @param {Opening} opening */
export async function open({
	browser,
	headless = true,
	profile,
	lang = "en-US",
	dark = false,
	size = { width: 1280, height: 900 },
	collector,
	record = false,
	attended = false,
	first,
	privately = false,
	prefs = {},
	dist = at("dist", browser),
}) {
	if (!find(browser)) throw new Advice(`${browser} is not installed: node tests/tools/setup.mjs installs it.`);
	const relay = await socks({ record });
	try {
		const start = {
			headless,
			profile,
			lang,
			dark,
			size,
			dist,
			relay: relay.port,
			everything: record,
			privately,
			prefs,
		};
		const { driver, install, printed } = await START[browser](start);
		try {
			if (first !== undefined) await driver.get(first);
			const opened = new Browser(browser, driver, await install(), relay, install, printed);
			if (!attended) await opened.begin();
			if (collector !== undefined) await opened.extension({ type: "set", settings: { collector } });
			return opened;
		} catch (problem) {
			await driver.quit();
			throw problem;
		}
	} catch (problem) {
		await relay.close();
		throw problem;
	}
}

/** A running browser: one visited tab, and one of the extension's own pages out of its way. */
export class Browser {
	/** Window handle of the visited tab. */
	page = "";
	/** The extension's number of the visited tab. */
	tab = -1;
	#desk = "";
	#relay;
	#install;

	/** @param {BrowserName} name @param {WebDriver} driver @param {string} origin @param {Awaited<ReturnType<typeof socks>>} relay @param {() => Promise<string>} install @param {() => Promise<string>} printed */
	constructor(name, driver, origin, relay, install, printed) {
		this.name = name;
		this.driver = driver;
		/** Address of the extension's pages, without a trailing slash. */
		this.origin = origin;
		/** What the consoles of pages and of the background said so far, when it was opened with `record`. */
		this.printed = printed;
		this.#relay = relay;
		this.#install = install;
	}

	/** What left the browser, when it was opened with `record`. */
	get connections() {
		return this.#relay.connections;
	}

	/** Opens the page that questions go through, and closes the welcome page that a new installation shows. */
	async begin() {
		await this.driver.manage().setTimeouts({ pageLoad: 30_000 });
		this.page = await this.driver.getWindowHandle();
		await this.#openDesk();
		await this.closeOthers();
		await bidi(this.driver, "browsingContext.activate", { context: this.page });
		this.tab = await this.ask(`async () => {
			const desk = await chrome.tabs.getCurrent();
			return (await chrome.tabs.query({})).find((tab) => tab.id !== desk.id).id;
		}`);
	}

	async #openDesk() {
		this.#desk = (await bidi(this.driver, "browsingContext.create", { type: "tab", background: true })).context;
		const url = `${this.origin}/${DESK}`;
		await bidi(this.driver, "browsingContext.navigate", { context: this.#desk, url, wait: "complete" });
		// Once the background answers, it has asked for the welcome page, if it ever will.
		return this.extension({ type: "settings" });
	}

	/** Installs the extension over itself, as an update does. Ends when the new one answers. */
	async update() {
		const old = this.#desk;
		await this.#install();
		const isAlive = () => call(this.driver, old, "() => Boolean(chrome.runtime?.id)").catch(() => false);
		await this.until(async () => !(await isAlive()), "the old extension to go");
		await this.until(() => this.#openDesk().then(Boolean, () => false), "the new extension to answer");
		await this.closeOthers();
	}

	/** Takes the extension away. */
	async uninstall() {
		await bidi(this.driver, "webExtension.uninstall", { extension: await this.ask("() => chrome.runtime.id") });
		await this.top();
	}

	/** From now on the visited tab is a copy of what it was. */
	async duplicate() {
		const before = new Set((await this.#tabs()).map(({ context }) => context));
		this.tab = await this.ask("async (tab) => (await chrome.tabs.duplicate(tab)).id", this.tab);
		const copy = async () => (await this.#tabs()).find(({ context }) => !before.has(context))?.context;
		this.page = String(await this.until(copy, "the copy"));
		await this.top();
	}

	/** From now on the visited tab is a new one in a private window. @param {string} url */
	async goPrivate(url) {
		this.tab = await this.ask("async (url) => (await chrome.windows.create({ url, incognito: true })).tabs[0].id", url);
		const context = async () => (await this.others()).find((one) => one.url === url)?.context;
		this.page = String(await this.until(context, "the private window"));
		await this.top();
	}

	/** Runs a function in one of the extension's own pages, with all that these may. @param {string} code its source @param {unknown} [argument] @returns {Promise<any>} */
	ask(code, argument) {
		return call(this.driver, this.#desk, code, argument);
	}

	/** Goes to an address and waits for its `load`; one that never comes is not waited for. @param {string} url */
	async visit(url) {
		try {
			await this.driver.get(url);
		} catch (problem) {
			if (!(problem instanceof error.TimeoutError)) throw problem;
		}
	}

	/** Loads the page again as its own button does, and waits for the new one: after the driver's way Firefox puts nothing back. */
	async reload() {
		// Not at once: a script that navigation cuts off is run again by chromedriver.
		await this.run("window.isOld = true; setTimeout(() => location.reload())");
		const isNew = () => this.run("return !window.isOld && document.readyState === 'complete'").catch(() => false);
		await this.until(isNew, "the page to come again");
	}

	/** Asks the extension's background. @template {FromExtension} M @param {M} message @returns {Promise<Answers[M["type"]]>} */
	async extension(message) {
		const answer = await this.#send(message);
		if (answer === null) throw new Error(`The extension gave no answer to ${message.type}`);
		if (typeof answer === "object" && typeof answer.problem === "string")
			throw new Error(`${message.type}: ${answer.problem}`);
		return answer;
	}

	/** Asks until there is an answer: the browser may end the background in the middle of it. @param {FromExtension} message @returns {Promise<any>} */
	async #send(message) {
		for (;;) {
			try {
				return await this.ask("(message) => chrome.runtime.sendMessage(message)", message);
			} catch (problem) {
				if (!ENDED.test(String(problem))) throw problem;
			}
		}
	}

	/** Ends the background at once, whatever it does, as the browser does when it seems idle. */
	async endBackground() {
		if (this.name === "firefox") await endEventPage(this.driver, await this.ask("() => chrome.runtime.id"));
		else await endWorker(this.driver, this.origin);
	}

	/** What is known of a tab, once all of it was looked at. */
	settled(tab = this.tab) {
		return this.extension({ type: "settled", tab });
	}

	/** Opens addresses side by side, each in a tab behind the desk, and waits for their `load`. @param {string[]} urls @returns {Promise<number[]>} the extension's numbers of the tabs */
	openBehind(urls) {
		return this.ask(
			`(urls) => Promise.all(urls.map((url) => new Promise((resolve) => {
				let id;
				const look = async () => {
					const tab = id === undefined ? undefined : await chrome.tabs.get(id);
					if (tab?.status !== "complete" || !tab.url?.startsWith(new URL(url).origin)) return;
					chrome.tabs.onUpdated.removeListener(look);
					resolve(id);
				};
				chrome.tabs.onUpdated.addListener(look);
				chrome.tabs.create({ url, active: false }).then((tab) => {
					id = tab.id;
					return look();
				});
			})))`,
			urls,
		);
	}

	/** What is known of the visited tab now, after another look. */
	state() {
		return this.extension({ type: "state", tab: this.tab });
	}

	/** What is said of the visited tab as soon as there is anything to say; who waits for silence asks `settled()`. */
	async found() {
		return this.until(async () => {
			const { verdict } = await this.state();
			return verdict.findings.length > 0 ? verdict : null;
		}, "something to be found");
	}

	/** Tells the extension what is mine. @param {Partial<Own>} own */
	async setOwn(own) {
		await this.extension({ type: "set-own", own: { ...NOBODY, ...own } });
	}

	/** Runs a script in the visited page. @param {string} code @param {...unknown} args @returns {Promise<any>} */
	run(code, ...args) {
		return this.driver.executeScript(code, ...args);
	}

	/**
	 * The element at a CSS selector; of a list, each but the last names a frame or a shadow host (open or closed) to enter.
	 * Leaves the driver in the element's frame: `top()` leads back.
	 * @param {string | string[]} at @returns {Promise<WebElement>}
	 */
	async element(at) {
		await this.top();
		const path = [at].flat();
		let context = this.page;
		/** @type {string | undefined} */
		let root;
		for (const [step, css] of path.entries()) {
			const [element] = await locate(this.driver, context, css, root);
			if (!element) throw new Advice(`Nothing on the page is at ${path.slice(0, step + 1).join(" > ")}`);
			if (step === path.length - 1) return element;
			const id = await element.getId();
			root = await shadowRoot(this.driver, context, id);
			if (root) continue;
			context = await frameContext(this.driver, context, id);
			await this.driver.switchTo().frame(element);
		}
		throw new Advice("An empty list leads nowhere");
	}

	/** Back to the visited tab's top frame. */
	async top() {
		await this.driver.switchTo().window(this.page);
		await this.driver.switchTo().defaultContent();
	}

	/** Clicks in the middle of the window, where no banner lies over it. @param {string | string[]} at */
	async click(at) {
		const element = await this.element(at);
		await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
		await element.click();
		await this.top();
	}

	/** Types at the end of what stands there, as a person does. @param {string | string[]} at @param {string} text */
	async type(at, text) {
		const element = await this.element(at);
		try {
			await element.sendKeys(text);
		} catch (problem) {
			// In a closed shadow root chromedriver can't see that the element took the focus.
			if (!(problem instanceof error.ElementNotInteractableError)) throw problem;
			await element.click();
			await this.driver.actions().sendKeys(Key.END, text).perform();
		}
		await this.top();
	}

	/**
	 * The banner on the visited page, found in its closed shadow root: its text and buttons, or `undefined`.
	 * @returns {Promise<{ host: WebElement, text: string, details: WebElement, dismiss: WebElement } | undefined>}
	 */
	async banner() {
		await this.top();
		for (const host of await locate(this.driver, this.page, "[popover]")) {
			const root = await shadowRoot(this.driver, this.page, await host.getId());
			if (!root) continue;
			const [details, dismiss] = await locate(this.driver, this.page, "button", root);
			if (!details || !dismiss) continue;
			const [whole] = await locate(this.driver, this.page, ":host > *, *", root);
			return { host, text: whole ? await whole.getText() : "", details, dismiss };
		}
		return undefined;
	}

	/** Opens a page of the extension in a window of its own, and goes there: `closePage()` leads back. @param {string} path */
	async openPage(path, size = { width: 420, height: 720 }) {
		await this.driver.switchTo().newWindow("window");
		await this.driver.manage().window().setRect(size);
		await this.driver.get(`${this.origin}/pages/${path}`);
	}

	/** Makes what the window in front shows so large, in CSS pixels; `scale` of the screen's go on one. @param {{ width: number, height: number, scale?: number }} size */
	async resize({ width, height, scale = 1 }) {
		const context = await this.driver.getWindowHandle();
		const viewport = { width, height };
		await bidi(this.driver, "browsingContext.setViewport", { context, viewport, devicePixelRatio: scale });
	}

	/** Opens the popup for the visited tab. */
	async popup() {
		await this.openPage(`popup.html?tab=${this.tab}`);
	}

	/** Closes a page that `openPage` opened. */
	async closePage() {
		await this.driver.close();
		await this.top();
	}

	/** Tabs that somebody else opened: the extension, or the page. @returns {Promise<{ context: string, url: string }[]>} */
	async others() {
		return (await this.#tabs()).filter(({ context }) => context !== this.page && context !== this.#desk);
	}

	/** @returns {Promise<{ context: string, url: string }[]>} */
	async #tabs() {
		return (await bidi(this.driver, "browsingContext.getTree", { maxDepth: 0 })).contexts;
	}

	/** Closes them. */
	async closeOthers() {
		for (const { context } of await this.others()) await bidi(this.driver, "browsingContext.close", { context });
		await this.top();
	}

	/** What the toolbar says of the visited tab. @returns {Promise<string>} */
	badge() {
		return this.ask("(tabId) => chrome.action.getBadgeText({ tabId })", this.tab);
	}

	/** Waits until the page in front has an element. @param {string} css */
	shown(css) {
		return this.driver.wait(until.elementLocated(By.css(css)), PATIENCE_MS, `waited for ${css}`);
	}

	/** Waits for a condition of the page in front. @template T @param {() => Promise<T>} condition @param {string} what @returns {Promise<NonNullable<T>>} */
	async until(condition, what) {
		return /** @type {Promise<NonNullable<T>>} */ (
			this.driver.wait(async () => (await condition()) || null, PATIENCE_MS, `waited for ${what}`, 50)
		);
	}

	/** Writes what the window shows to a PNG. @param {string} file */
	async screenshot(file) {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, await this.driver.takeScreenshot(), "base64");
	}

	/** Resolves when somebody closed the browser. */
	async closed() {
		for (;;) {
			const windows = await this.driver.getAllWindowHandles().catch(() => []);
			if (windows.length === 0) return;
			await sleep(500);
		}
	}

	/** Ends the browser. */
	async close() {
		// Somebody may have closed it already.
		await this.driver.quit().catch(() => {});
		await this.#relay.close();
	}
}

/** BiDi's name of the document in a frame. @param {WebDriver} driver @param {string} context @param {string} element */
async function frameContext(driver, context, element) {
	const answer = await bidi(driver, "script.callFunction", {
		functionDeclaration: "(element) => element.contentWindow",
		arguments: [{ sharedId: element }],
		target: { context },
		awaitPromise: false,
	});
	const inside = answer.result?.value?.context;
	if (!inside) throw new Advice("Neither a frame nor a shadow host");
	return inside;
}
