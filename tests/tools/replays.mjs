// @ts-check
/**
 * `npm run replays -- [--json] [--browser firefox|chromium|both] [--only REPLAY]`
 *
 * Every replay and every twin in both browsers, in every state of knowledge: one line each, and how many were right.
 * Ends with 0 when all were, with 1 otherwise.
 */
import { parseArgs } from "node:util";
import { build, isBuilt } from "./build.mjs";
import { BROWSERS, installed } from "./lib/browsers.mjs";
import { Advice, command, say } from "./lib/say.mjs";
import { setup } from "./setup.mjs";

/** @typedef {import("./lib/play.mjs").Line} Line */

async function main() {
	const { values } = parseArgs({
		options: {
			json: { type: "boolean", default: false },
			browser: { type: "string", default: "both" },
			only: { type: "string" },
		},
	});
	const named = BROWSERS.filter((browser) => browser === values.browser);
	if (named.length === 0 && values.browser !== "both")
		throw new Advice(`--browser is firefox, chromium or both, not ${values.browser}`);
	await setup({ browsers: named.length ? named : "any" });
	if (!isBuilt()) await build();
	// Not before the set-up: the driver is one of the packages that it installs.
	const { playIn } = await import("./lib/play.mjs");
	const start = performance.now();
	let wrong = 0;
	const tell = (/** @type {Line} */ line) => {
		if (!line.right) wrong++;
		if (values.json || !line.right) process.stdout.write(`${values.json ? JSON.stringify(line) : inWords(line)}\n`);
	};
	const options = { everyState: true, only: values.only };
	const played = (
		await Promise.all((named.length ? named : installed()).map((name) => playIn(name, options, tell)))
	).flat();
	if (played.length === 0) throw new Advice(`There is no replay ${values.only}`);
	const replays = new Set(played.map(({ replay }) => replay)).size;
	const seconds = Math.round((performance.now() - start) / 1000);
	say(`${replays} replays, ${played.length} plays in ${seconds} s: ${played.length - wrong} right, ${wrong} wrong`);
	return wrong > 0 ? 1 : 0;
}

/** @param {Line} line */
function inWords({ replay, page, knows, steps, browser, expected, got }) {
	const said = (/** @type {Line["got"]} */ { level, surface, reasons }) =>
		`${level} ${surface} (${reasons.join(", ")})`;
	return `wrong: ${[`${replay} ${page}`, browser, `knowing ${knows}`, ...steps].join(", ")}: ${said(got)} instead of ${said(expected)}`;
}

if (import.meta.filename === process.argv[1]) await command(main);
