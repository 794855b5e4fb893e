// @ts-check
/**
 * `npm run visit -- [--json] [--browser firefox|chromium|both] [--own OWN.json] [--steps STEPS.json] URL…`
 *
 * What the extension says of any page, in a real browser with a fresh profile: one line per browser, address and step
 * (step 0 is the arrival). All addresses of a browser share its profile: what was learnt on the first is known on the
 * second. Ends with 0, or with 2 when something could not be looked at.
 */
import { readFile } from "node:fs/promises";
import net from "node:net";
import { parseArgs } from "node:util";
import { build, isBuilt } from "./build.mjs";
import { BROWSERS, installed } from "./lib/browsers.mjs";
import { Advice, command, say } from "./lib/say.mjs";
import { startServer } from "./lib/server.mjs";
import { checked, take } from "./lib/steps.mjs";
import { setup } from "./setup.mjs";

/** @typedef {import("./lib/browsers.mjs").BrowserName} BrowserName */
/** @typedef {import("./browser.mjs").Browser} Browser */
/** @typedef {{ url: string, browser?: BrowserName, step?: number, error: string } | Omit<import("../../extension/src/shared/protocol.ts").Verdict, "memory"> & { url: string, browser: BrowserName, step: number, ms: number, status?: string }} Line */

async function main() {
	const { values, positionals: urls } = parseArgs({
		allowPositionals: true,
		options: {
			json: { type: "boolean", default: false },
			browser: { type: "string", default: "both" },
			own: { type: "string" },
			steps: { type: "string" },
		},
	});
	if (urls.length === 0)
		throw new Advice(
			"Which address? npm run visit -- [--json] [--browser firefox|chromium|both] [--own FILE] [--steps FILE] URL…",
		);
	const own = values.own === undefined ? undefined : await json(values.own);
	const steps = values.steps === undefined ? [] : checked(await json(values.steps));
	const good = urls.filter((url) => isAddress(url));
	let failed = false;
	const print = (/** @type {Line} */ line) => {
		failed ||= "error" in line;
		process.stdout.write(`${values.json ? JSON.stringify(line) : sentence(line)}\n`);
	};
	for (const url of urls)
		if (!good.includes(url)) print({ url, error: "not an address that begins with http:// or https://" });
	if (good.length > 0) {
		const browsers = await choose(values.browser);
		await setup({ browsers });
		if (!isBuilt()) await build();
		const servers = await startLabs(good);
		try {
			for (const name of browsers) await look(name, good, steps, own, print);
		} finally {
			for (const server of servers) await server.stop();
		}
	}
	return failed ? 2 : 0;
}

/** @param {string} wanted @returns {Promise<BrowserName[]>} */
async function choose(wanted) {
	const named = BROWSERS.filter((browser) => browser === wanted);
	if (named.length === 0 && wanted !== "both")
		throw new Advice(`--browser is firefox, chromium or both, not ${wanted}`);
	if (named.length > 0) return named;
	if (installed().length === 0) await setup({ browsers: "any" });
	return installed();
}

/** @param {BrowserName} name @param {string[]} urls @param {import("./lib/steps.mjs").Step[]} steps @param {object | undefined} own @param {(line: Line) => void} print */
async function look(name, urls, steps, own, print) {
	// Not before the set-up: the driver is one of the packages that it installs.
	const { open } = await import("./browser.mjs");
	const browser = await open({ browser: name });
	try {
		if (own) await browser.setOwn(own);
		for (const url of urls) {
			let step = 0;
			try {
				await browser.visit(url);
				print(await judged(browser, url, step));
				for (const next of steps) {
					step++;
					await take(browser, next);
					print(await judged(browser, url, step));
				}
			} catch (problem) {
				print({ url, browser: name, step, error: problem instanceof Error ? problem.message.trim() : String(problem) });
			}
		}
	} finally {
		await browser.close();
	}
}

/** @param {Browser} browser @param {string} url @param {number} step @returns {Promise<Line>} */
async function judged(browser, url, step) {
	const { verdict, ms, status } = await browser.settled();
	if (status === "no-permission" || status === "unsupported") throw new Advice(`not looked at: ${status}`);
	const { level, surface, reasons, findings } = verdict;
	return {
		url,
		browser: browser.name,
		step,
		level,
		surface,
		reasons,
		findings,
		ms,
		...(status === "ok" ? {} : { status }),
	};
}

/** @param {Line} line */
function sentence(line) {
	const how = [line.browser, line.step && `step ${line.step}`].filter(Boolean).join(", ");
	const where = how ? `${line.url} (${how})` : line.url;
	if ("error" in line) return `error  ${where}: ${line.error}`;
	return `${line.level.padEnd(5)}  ${line.surface.padEnd(6)}  ${where}  ${line.reasons.join(", ")}  ${Math.round(line.ms)} ms`;
}

/** @param {string} url */
const isAddress = (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** @param {string} file @returns {Promise<any>} */
async function json(file) {
	try {
		return JSON.parse(await readFile(file, "utf8"));
	} catch (problem) {
		throw new Advice(`${file} can't be read as JSON: ${problem instanceof Error ? problem.message : problem}`);
	}
}

/** The lab's addresses are answered by our own server: it is started when nobody does. @param {string[]} urls */
async function startLabs(urls) {
	const ports = new Set(
		urls
			.map((url) => new URL(url))
			.filter(({ hostname }) => hostname.endsWith(".lab.test"))
			.map(({ port }) => Number(port || 80)),
	);
	const servers = [];
	for (const port of ports) {
		if (await answers(port)) continue;
		say(`starting the lab on port ${port}`);
		servers.push(await startServer({ listen: `127.0.0.1:${port}` }));
	}
	return servers;
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
	return new Promise((resolve) => {
		const socket = net.connect(port, "127.0.0.1");
		socket.once("connect", () => resolve(true));
		socket.once("error", () => resolve(false));
		socket.once("close", () => socket.destroy());
		socket.once("connect", () => socket.end());
	});
}

if (import.meta.filename === process.argv[1]) await command(main);
