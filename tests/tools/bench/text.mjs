// @ts-check
/** One megabyte of page text: reading it out of the page, and the core over it, native and in the browser's own engine. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { inside } from "../lib/inside.mjs";
import { at } from "../lib/root.mjs";
import { run } from "../lib/run.mjs";
import { atMost, plain, quantile } from "../lib/table.mjs";

const MEGABYTE = 2 ** 20;
const RUNS = 20;
const MODULES = "target/strayfield/release";

/** What an order says; every fourth is written out in prose. @param {number} at */
const order = (at) =>
	`<h3>Bestellung ${4_711_000 + at}</h3>${
		at % 4
			? `<p>Lieferung an Friedhelm Quastenbrink, Lindenbreede ${at % 90}, 33617 Bielefeld</p><p>Bestätigt an f.quastenbrink${at % 7}@posteo.de, Rückfragen unter 0521 77344${at % 90}</p>`
			: "<p>Guten Tag, wir haben Ihre Bestellung erhalten und melden uns, sobald das Paket unser Lager verlässt. Die Rechnung liegt bei.</p>"
	}<p>1 × Gartenstuhl, 49,90 €, bestellt am ${(at % 28) + 1}.03.2026</p>`;

/** One's own orders, a megabyte of them: nothing in it can be skipped. */
export const TEXT_PAGE = (() => {
	const head = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Meine Bestellungen</title><a href="/logout">Abmelden</a><h1>Meine Bestellungen</h1>`;
	let body = "";
	for (let next = 0; body.replace(/<[^>]*>/g, "").length < MEGABYTE; ) {
		for (const last = next + 500; next < last; next++) body += order(next);
	}
	return head + body;
})();

/** The modules that look at a text, beside the page. */
export const TEXT_MODULES = Object.fromEntries(
	["inspector", "judge"].flatMap((name) =>
		[".js", ".wasm"].map((ending) => [`/${name}${ending}`, served(name + ending)]),
	),
);

/** @param {string} file @returns {(request: unknown, response: import("node:http").ServerResponse) => Promise<void>} */
function served(file) {
	return async (_, response) => {
		const bytes = await readFile(at(MODULES, file));
		response.setHeader("content-type", file.endsWith(".js") ? "text/javascript" : "application/wasm");
		response.end(bytes);
	};
}

/** Runs in the extension's own world of the page. @param {number} runs */
async function reading(runs) {
	const { strayfield: frame } = /** @type {any} */ (globalThis);
	const times = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await frame.lines();
		times.push(performance.now() - start);
	}
	return { times, text: await frame.lines(), snapshot: await frame.read() };
}

/** Runs in the page: the modules in the page's engine, over this snapshot with this text. */
const JUDGING = `
	const [snapshot, text, runs, done] = arguments;
	(async () => {
		const [inspector, judge] = await Promise.all(["/inspector", "/judge"].map(async (name) => {
			const module = await import(name + ".js");
			await module.default({ module_or_path: name + ".wasm" });
			return module;
		}));
		const inspection = inspector.inspect(snapshot);
		const times = [];
		let found;
		for (let run = -runs; run < runs; run++) {
			const start = performance.now();
			found = judge.complete(inspection, snapshot, text);
			if (run >= 0) times.push(performance.now() - start);
		}
		return { times, found: found.findings.length };
	})().then(done, (problem) => done(String(problem)));
`;

/** The kept lines again and again, until they are a megabyte. @param {string} kept */
const filled = (kept) => kept.repeat(Math.ceil(MEGABYTE / kept.length)).slice(0, MEGABYTE);

/** @param {import("../browser.mjs").Browser} browser @param {string} url of `TEXT_PAGE` @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function text(browser, url) {
	await browser.visit(url);
	await browser.settled();
	const { times, text: kept, snapshot } = await inside(browser, reading, RUNS);
	const judged = await browser.driver.executeAsyncScript(JUDGING, snapshot, filled(kept), RUNS);
	const { times: judging, found } = /** @type {{ times: number[], found: number }} */ (judged);
	if (!found) throw new Error(`nobody was found in the text: ${judged}`);
	const name = `${browser.name}: page text, 1 MB`;
	return [
		plain(`${name}, reading the page (gives way every 12 ms)`, `${quantile(times, 0.5).toFixed(1)} ms`),
		atMost(`${name}, the core`, quantile(judging, 0.5), 60, "ms"),
	];
}

/** The same natively. @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function textHere() {
	const folder = await mkdtemp(at("target/text-"));
	/** @type {number[]} */
	const times = [];
	try {
		await writeFile(`${folder}/page.html`, TEXT_PAGE);
		await run(
			"cargo",
			["bench", "-q", "--locked", "-p", "strayfield-cli", "--bench", "text", "--", `${folder}/page.html`],
			{
				prefix: "cargo",
				line(line) {
					const found = /^text +([\d.]+) ms/.exec(line);
					if (found) times.push(Number(found[1]));
				},
			},
		);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	return times.map((ms) => atMost("core: page text, 1 MB", ms, 20, "ms"));
}
