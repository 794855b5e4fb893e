// @ts-check
/**
 * `npm start [-- --browser firefox|chromium] [-- --once]`: installs what is missing, builds, starts the server, and
 * opens a browser with the extension on the lab's first page. With `--once`, or without a display, nobody watches: in
 * each installed browser the O2 replay is visited, reported and looked for on the board, with pictures.
 */
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { BROWSERS, installed } from "./lib/browsers.mjs";
import { at } from "./lib/root.mjs";
import { Advice, command, say } from "./lib/say.mjs";
import { HERE, startServer } from "./lib/server.mjs";
import { setup } from "./setup.mjs";

/** @typedef {import("./lib/browsers.mjs").BrowserName} BrowserName */

/** The case that started the project: a raffle that shows its previous participant. */
const REPLAY = "o2-raffle";
const RAFFLE = "http://gewinnspiel.lab.test:8787/";
const LAB = "http://lab.test:8787/";
const BOARD = `http://${HERE}/`;
const PICTURES = "artifacts/start";

/** How many reports the board counts of each case. @returns {Promise<Map<string, number>>} */
async function counts() {
	const { cases } = await (await fetch(`${BOARD}api/v1/cases`)).json();
	return new Map(cases.map((/** @type {{ id: string, reports: number }} */ { id, reports }) => [id, reports]));
}

/** One browser, from the filled form to the board. Throws with what did not happen. @param {BrowserName} name */
async function once(name) {
	// Not before the set-up: the driver is one of the packages that it installs.
	const { open } = await import("./browser.mjs");
	const { report } = await import("./lib/report.mjs");
	await mkdir(at(PICTURES), { recursive: true });
	/** @type {string[]} */
	const screenshots = [];
	const browser = await open({ browser: name });
	const picture = async (/** @type {string} */ what) => {
		const file = `${PICTURES}/${name}-${what}.png`;
		await browser.screenshot(at(file));
		screenshots.push(file);
	};
	try {
		say(`${name}: visiting ${RAFFLE}`);
		await browser.visit(RAFFLE);
		const { verdict } = await browser.settled();
		if (!(await browser.banner())) throw new Advice(`no banner: ${JSON.stringify(verdict)}`);
		await picture("banner");
		say(`${name}: reporting`);
		const before = await counts();
		await browser.popup();
		const { entry } = await report(browser, () => picture("popup"));
		if (entry.state !== "sent") throw new Advice(`the report was not taken: ${JSON.stringify(entry)}`);
		await browser.closePage();
		say(`${name}: looking at the board`);
		await browser.visit(BOARD);
		const id = String(entry.case);
		const shown = await browser.run(
			"return [...document.querySelectorAll('[data-case]')].some((one) => one.dataset.case === arguments[0])",
			id,
		);
		await picture("board");
		if (!shown) throw new Advice(`the board does not show case ${id}`);
		const counted = ((await counts()).get(id) ?? 0) - (before.get(id) ?? 0);
		if (counted !== 1) throw new Advice(`the report on case ${id} was counted ${counted} times`);
		const { level, reasons } = verdict;
		return { browser: name, replay: REPLAY, level, reasons, reported: true, on_board: true, screenshots };
	} catch (problem) {
		await picture("failed").catch(() => {});
		throw problem;
	} finally {
		await browser.close();
	}
}

/** Every browser, one after another; one that fails does not keep the others from being tried. @param {readonly BrowserName[]} browsers */
async function unattended(browsers) {
	let failed = false;
	for (const name of browsers) {
		try {
			process.stdout.write(`${JSON.stringify(await once(name))}\n`);
		} catch (problem) {
			failed = true;
			const error = problem instanceof Error ? problem.message : String(problem);
			process.stdout.write(`${JSON.stringify({ browser: name, replay: REPLAY, error })}\n`);
		}
	}
	say(`pictures are in ${PICTURES}`);
	return failed ? 1 : 0;
}

/** A browser for a person, until they close it. @param {BrowserName} name */
async function attended(name) {
	const { open } = await import("./browser.mjs");
	const browser = await open({ browser: name, headless: false, attended: true });
	await browser.visit(LAB);
	say(`${name} shows the lab at ${LAB}; the board is at ${BOARD}. Close the browser to stop.`);
	await browser.closed();
	return 0;
}

const hasDisplay = () => process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await command(async () => {
	const { values } = parseArgs({ options: { browser: { type: "string" }, once: { type: "boolean", default: false } } });
	const named = BROWSERS.filter((browser) => browser === values.browser);
	if (values.browser !== undefined && named.length === 0)
		throw new Advice(`--browser is firefox or chromium, not ${values.browser}`);
	await setup({ browsers: named.length > 0 ? named : "any" });
	const browsers = named.length > 0 ? named : installed();
	await build();
	const server = await startServer({ listen: HERE, data: at("artifacts/data") });
	say(`the server answers at ${server.origin}`);
	try {
		if (values.once || !hasDisplay()) return await unattended(browsers);
		return await attended(/** @type {BrowserName} */ (browsers[0]));
	} finally {
		await server.stop();
	}
});
