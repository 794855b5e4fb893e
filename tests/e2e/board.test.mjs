// @ts-check
/** The board can be used by everybody: axe finds nothing, nothing is cut off at 320 pixels. Pictures of it are left in `artifacts/board`. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { bidi } from "../tools/lib/bidi.mjs";
import { at } from "../tools/lib/root.mjs";
import { capture } from "../tools/lib/run.mjs";
import { PROGRAM, startServer } from "../tools/lib/server.mjs";
import { backup, FIXED, OPEN } from "./board/cases.mjs";
import { axe } from "./lib/axe.mjs";
import { inBoth } from "./lib/both.mjs";

const PICTURES = at("artifacts/board");

const folder = await mkdtemp(join(tmpdir(), "strayfield-board-"));
after(() => rm(folder, { recursive: true, force: true }));
const server = await startBoard();
after(server.stop);

/** By what their pictures are called. @type {Record<string, string>} */
const PAGES = {
	open: "/",
	fixed: "/fixed",
	case: `/cases/${OPEN}`,
	closed: `/cases/${FIXED}`,
	search: "/search?q=funkwelle",
	operators: "/operators",
	how: "/how",
	privacy: "/privacy",
	imprint: "/imprint",
	missing: "/nothing-here",
};
const SIZES = { narrow: { width: 320, height: 640 }, wide: { width: 1280, height: 800 } };

/** Those that have every colour. */
const COLOURFUL = ["open", "case", "closed", "operators", "how"];

// Two looks, each in one of the languages.
for (const [look, dark, lang, pages] of /** @type {const} */ ([
	["light", false, "de", Object.keys(PAGES)],
	["dark", true, "en", COLOURFUL],
]))
	inBoth(
		(here) => {
			for (const what of pages)
				test(`${what}, ${lang}, ${look}: axe finds nothing, and nothing is cut off`, async () => {
					const { browser } = here;
					const path = String(PAGES[what]);
					await browser.visit(`${server.origin}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
					for (const [wide, viewport] of Object.entries(SIZES)) {
						await bidi(browser.driver, "browsingContext.setViewport", { context: browser.page, viewport });
						await browser.until(async () => (await browser.run("return innerWidth")) === viewport.width, "the size");
						assert.deepEqual(await browser.run(CUT_OFF), [], wide);
						// A scroll bar takes room that the picture does not have.
						await browser.run("document.documentElement.style.scrollbarWidth = 'none'");
						const picture = { context: browser.page, origin: "document" };
						const { data } = await bidi(browser.driver, "browsingContext.captureScreenshot", picture);
						await writeFile(`${PICTURES}/${[browser.name, what, lang, look, wide].join("-")}.png`, data, "base64");
					}
					assert.deepEqual(await axe(browser), []);
				});
		},
		{ dark },
	);

/** What reaches over the right edge of the window. */
const CUT_OFF = `
	return [...document.querySelectorAll("body *")]
		.filter((one) => one.checkVisibility() && !one.closest(".skip") && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
		.map((one) => one.outerHTML.slice(0, 120));`;

/** A server whose board has cases in every state. */
async function startBoard() {
	await mkdir(PICTURES, { recursive: true });
	const file = join(folder, "backup");
	const of = async (/** @type {string} */ data, /** @type {string} */ command) => {
		const { code } = await capture(PROGRAM, ["--data", join(folder, data), command, file]);
		assert.equal(code, 0, command);
	};
	// An empty one says which version of the tables the server has.
	await of("empty", "backup");
	const [head = ""] = (await readFile(file, "utf8")).split("\n");
	await writeFile(file, backup(head, Math.floor(Date.now() / 1000)));
	await of("data", "restore");
	return startServer({ data: join(folder, "data") });
}
