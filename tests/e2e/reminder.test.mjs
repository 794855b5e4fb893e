// @ts-check
/** What is due is said by the browser's own notification, also when it was closed or the background was ended. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { open } from "../tools/browser.mjs";
import { tellClick } from "../tools/lib/chromium.mjs";
import { clickAlerts } from "../tools/lib/firefox.mjs";
import { at } from "../tools/lib/root.mjs";
import { WANTED } from "./lib/both.mjs";
import { click, handMadeCase } from "./lib/desk.mjs";

const HOURS_MS = 60 * 60 * 1000;

/** Chromium asks in a window of its own that no driver reaches: there the permission is one of the installation. */
async function permitted() {
	const dist = await mkdtemp(join(tmpdir(), "strayfield-permitted-"));
	await cp(at("dist/chromium"), dist, { recursive: true });
	const file = join(dist, "manifest.json");
	const { optional_permissions, ...manifest } = JSON.parse(await readFile(file, "utf8"));
	manifest.permissions.push(...optional_permissions);
	await writeFile(file, JSON.stringify(manifest));
	after(() => rm(dist, { recursive: true, force: true }));
	return dist;
}

describe("a reminder", { concurrency: true }, () => {
	for (const name of WANTED)
		test(`${name}: shows when something is due, once, and outlives background and browser`, async () => {
			const dist = name === "chromium" ? { dist: await permitted() } : {};
			// Firefox: consent is given without asking, and it shows notifications itself: no desktop that could is here.
			const prefs = { "extensions.webextOptionalPermissionPrompts": false, "alerts.useSystemBackend": false };
			const browser = await open({ browser: name, collector: "", prefs, ...dist });
			try {
				const kept = async () => {
					const [one] = await browser.extension({ type: "cases" });
					assert.ok(one);
					return one;
				};
				/** @returns {Promise<{ name: string, scheduledTime: number }[]>} */
				const alarms = () => browser.ask("() => chrome.alarms.getAll()");
				const shown = () => browser.ask("async () => Object.keys(await chrome.notifications.getAll())");

				await handMadeCase(browser);
				await click(browser, "[data-do=sent]");
				await browser.shown("[data-event=notice]");
				await click(browser, "#remind");
				await browser.until(async () => (await kept()).remind > 0, "the reminder to be kept");
				await browser.closePage();
				const { id, remind, events } = await kept();
				// The first that is due after a notice: 72 hours, by the minute.
				const due = Math.floor((events.notice ?? 0) / 60_000) * 60_000 + 72 * HOURS_MS;
				assert.equal(remind, due);
				const planned = await alarms();
				assert.deepEqual(
					planned.map(({ name, scheduledTime }) => [name, scheduledTime]),
					[[`case:${id}`, due]],
				);

				// As after a restart of a browser that forgets alarms.
				await browser.ask("() => chrome.alarms.clearAll()");
				await browser.ask("() => chrome.storage.session.remove('started')");
				await browser.endBackground();
				await kept();
				await browser.until(async () => (await alarms()).length === 1, "the alarm again");
				assert.equal((await alarms())[0]?.scheduledTime, due);

				// The clock moves on: what was due in three days was due a minute ago.
				const change = { events: { notice: (events.notice ?? 0) - 72 * HOURS_MS - 60_000 } };
				await browser.extension({ type: "case", id, change });
				await browser.endBackground();
				assert.deepEqual(await shown(), []);
				await browser.ask("(name) => chrome.alarms.create(name, { when: Date.now() })", `case:${id}`);
				await browser.until(async () => (await shown()).length > 0, "the notification");
				assert.deepEqual(await shown(), [`case:${id}`]);
				// What is due next is a month's silence.
				await browser.until(async () => (await kept()).remind > due, "the next reminder");
				assert.deepEqual(
					(await alarms()).map(({ name, scheduledTime }) => [name, scheduledTime]),
					[[`case:${id}`, (await kept()).remind]],
				);

				// A click on it opens the case, and it is gone.
				if (name === "chromium") await tellClick(browser.driver, browser.origin, `case:${id}`);
				const desk = `${browser.origin}/pages/desk.html#${id}`;
				await browser.until(async () => {
					if ((await browser.others()).some(({ url }) => url === desk)) return true;
					// Its window may come after the browser has counted it.
					if (name === "firefox") await clickAlerts(browser.driver);
					return false;
				}, "the case");
				await browser.until(async () => (await shown()).length === 0, "the notification to go");
			} finally {
				await browser.close();
			}
		});
});
