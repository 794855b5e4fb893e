// @ts-check
/** Our own server with its lab, and what the lab tells tests. */
import http from "node:http";
import { startServer } from "./server.mjs";

/** @typedef {import("../browser.mjs").Own} Own */
/** @typedef {import("../../../extension/src/shared/protocol.ts").Level} Level */
/** @typedef {import("../../../extension/src/shared/protocol.ts").Surface} Surface */

/**
 * @typedef {{ do: string, at?: string, text?: string }} LabStep a step inside the dress
 * @typedef {"nothing" | "me" | "family"} Knows what is told of the visitor
 * @typedef {{ knows: Knows, steps: LabStep[], level: Level, surface: Surface, reasons: string[] }} Expectation
 * @typedef {{ host: string, path: string, query: string, url: string, leak: boolean, dresses: boolean, enter: string[], expect: Expectation[] }} Page
 * @typedef {{ label: string, scripts: boolean, enter: string[] }} Dress
 * @typedef {{ me: Own, dresses: Dress[], replays: { id: string, title: Record<string, string>, pages: Page[] }[] }} Replays
 * @typedef {Record<string, string>} Person an invented person's values
 */

/** Starts a server of its own for a test file. @param {Parameters<typeof startServer>[0]} [options] */
export async function startLab(options) {
	const server = await startServer(options);
	const json = (/** @type {string} */ path) => fetchJson(server.port, "lab.test", path);
	/** @type {Replays} */
	const replays = await json("/replays.json");
	return {
		...server,
		...replays,
		/** Every page with the replay that it belongs to. */
		pages: replays.replays.flatMap(({ id, pages }) => pages.map((page) => ({ ...page, replay: id }))),
		/** Everybody whom any page has shown so far. @returns {Promise<Person[]>} */
		people: () => json("/people.json"),
		/** What browsers reported of violated policies, by host. @returns {Promise<Record<string, { count: number }>>} */
		violations: () => json("/csp-reports.json"),
		/** The public board. */
		board: () => fetchJson(server.port, `127.0.0.1:${server.port}`, "/api/v1/cases"),
	};
}

/** Asks by a name that only the browsers can resolve. @param {number} port @param {string} host @param {string} path @returns {Promise<any>} */
function fetchJson(port, host, path) {
	return new Promise((resolve, reject) => {
		const request = http.get(
			{ host: "127.0.0.1", port, path, headers: { host, accept: "application/json" }, agent: false },
			async (response) => {
				let text = "";
				for await (const chunk of response.setEncoding("utf8")) text += chunk;
				if (response.statusCode !== 200) reject(new Error(`${host}${path} answers ${response.statusCode}: ${text}`));
				else resolve(JSON.parse(text));
			},
		);
		request.once("error", reject);
	});
}
