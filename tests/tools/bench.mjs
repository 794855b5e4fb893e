// @ts-check
/** `npm run bench [-- CORPUS]`: every budget that can be measured, as one table. Nothing else should run meanwhile. */
import { parseArgs } from "node:util";
import { build, extension } from "./build.mjs";
import { BROWSERS } from "./lib/browsers.mjs";
import { at } from "./lib/root.mjs";
import { command, say } from "./lib/say.mjs";
import { startServer } from "./lib/server.mjs";
import { plain, table } from "./lib/table.mjs";
import { setup } from "./setup.mjs";

/** @typedef {import("./lib/table.mjs").Row} Row */

const RELEASE = "dist/release";

await command(async () => {
	const { positionals } = parseArgs({ allowPositionals: true });
	const corpus = positionals[0] ?? "../shared/corpus";
	await setup();
	await build();
	say("building the extension as it is shipped");
	await extension(["--collector", ""], RELEASE);

	const [
		{ sizes },
		{ core },
		{ gate, GATE_PAGE },
		{ fields, FIELDS_PAGE },
		{ many, MANY_PAGE },
		{ pages },
		{ text, textHere, TEXT_MODULES, TEXT_PAGE },
		{ verdict },
		{ load },
		{ open },
		{ serve },
	] = await Promise.all([
		import("./bench/sizes.mjs"),
		import("./bench/core.mjs"),
		import("./bench/gate.mjs"),
		import("./bench/fields.mjs"),
		import("./bench/many.mjs"),
		import("./bench/pages.mjs"),
		import("./bench/text.mjs"),
		import("./bench/verdict.mjs"),
		import("./bench/load.mjs"),
		import("./browser.mjs"),
		import("./lib/site.mjs"),
	]);
	const rows = sizes(RELEASE);
	const measure = async (/** @type {string} */ what, /** @type {() => Promise<Row[]>} */ run) => {
		say(what);
		rows.push(
			...(await run().catch((problem) => [
				plain(what, `failed: ${problem instanceof Error ? problem.message : problem}`),
			])),
		);
	};
	const server = await startServer();
	const site = await serve({
		"/gate": GATE_PAGE,
		"/fields": FIELDS_PAGE,
		"/many": MANY_PAGE,
		"/text": TEXT_PAGE,
		...TEXT_MODULES,
	});
	try {
		for (const name of BROWSERS) {
			const browser = await open({ browser: name, dist: at(RELEASE, name) });
			try {
				await measure(`${name}: gate`, () => gate(browser, site.url("gate", "/gate"), RELEASE));
				await measure(`${name}: fields`, () => fields(browser, site.url("fields", "/fields")));
				await measure(`${name}: many`, () => many(browser, site.url("many", "/many")));
				await measure(`${name}: pages`, () => pages(browser, corpus));
				await measure(`${name}: text`, () => text(browser, site.url("text", "/text")));
				await measure(`${name}: verdict`, () => verdict(browser, `http://gewinnspiel.lab.test:${server.port}/`));
				await measure(`${name}: load`, () => load(browser, site.url("gate", "/gate"), RELEASE));
			} finally {
				await browser.close();
			}
		}
	} finally {
		await site.close();
		await server.stop();
	}
	await measure("core: text", textHere);
	await measure("core", () => core(corpus));
	process.stdout.write(`${table(rows)}\n`);
	return rows.some(({ ok }) => ok === false) ? 1 : 0;
});
