// @ts-check
/** Pages of a corpus for a browser: which, and as what their files say. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "./site.mjs";

/** No scripts and nothing from elsewhere: the page is what its file says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'none'";

/** The same pages every time: of each folder the same share, at equal distances. @param {string} corpus @param {number} many */
export function evenly(corpus, many) {
	const files = readdirSync(corpus, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort()
		.map((folder) =>
			readdirSync(join(corpus, folder))
				.filter((file) => file.endsWith(".html"))
				.sort()
				.map((file) => `${folder}/${file}`),
		);
	const each = many / files.length;
	return files.flatMap((pages) => {
		const step = Math.max(1, pages.length / each);
		return Array.from(
			{ length: Math.min(pages.length, Math.round(each)) },
			(_, at) => /** @type {string} */ (pages[Math.floor(at * step)]),
		);
	});
}

/** Serves these files of a corpus; the path of each is in their order. @param {string} corpus @param {string[]} files */
export async function serveSaved(corpus, files) {
	const paths = files.map((_, at) => `/${at}.html`);
	const site = await serve(
		Object.fromEntries(
			files.map((file, at) => [
				/** @type {string} */ (paths[at]),
				(_, response) => {
					response.setHeader("content-type", "text/html; charset=utf-8");
					response.setHeader("content-security-policy", POLICY);
					response.end(readFileSync(join(corpus, file)));
				},
			]),
		),
	);
	return { ...site, paths };
}
