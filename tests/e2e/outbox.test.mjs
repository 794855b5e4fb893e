// @ts-check
/** What was reported is not lost: not when the collector is down, not when it misbehaves, not when the browser ends. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { open } from "../tools/browser.mjs";
import { report } from "../tools/lib/report.mjs";
import { page, raffle, serve } from "../tools/lib/site.mjs";
import { inBoth, WANTED } from "./lib/both.mjs";

const site = await serve({ "/": page(raffle()) });
after(site.close);

/** A collector that does as it is told, and keeps what it took. @param {number} [port] */
async function collector(port = 0) {
	/** @type {{ answer: (response: http.ServerResponse, id: string) => void, taken: string[] }} */
	const told = { answer: () => {}, taken: [] };
	const server = http.createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		told.taken.push(body);
		told.answer(response, JSON.parse(body).id);
	});
	server.listen(port, "127.0.0.1");
	await once(server, "listening");
	return Object.assign(told, {
		port: /** @type {import("node:net").AddressInfo} */ (server.address()).port,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	});
}

/** As ours answers. @param {http.ServerResponse} response @param {string} id */
function accept(response, id) {
	response.writeHead(201, { "content-type": "application/json" });
	response.end(JSON.stringify({ id, case: "c1", state: "public" }));
}

/** @param {import("../tools/browser.mjs").Browser} browser */
async function reportRaffle(browser) {
	await browser.visit(site.url("verlosung", "/"));
	await browser.settled();
	await browser.popup();
	const done = await report(browser);
	await browser.closePage();
	return done;
}

/** @type {Record<string, (response: http.ServerResponse) => void>} */
const FAULTS = {
	"answers with 500": (response) => response.writeHead(500).end("<h1>Oops</h1>"),
	"answers with garbage": (response) =>
		response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome to the hotel</h1>"),
	"says that it is done, of another report": (response) => accept(response, "00000000-0000-4000-8000-000000000000"),
	"never answers": () => {},
	"hangs up": (response) => response.destroy(),
};

inBoth((here) => {
	for (const [fault, answer] of Object.entries(FAULTS)) {
		test(`a collector that ${fault}: the report waits, and arrives when asked again`, async () => {
			const { browser } = here;
			const faulty = await collector();
			try {
				faulty.answer = answer;
				await browser.extension({ type: "set", settings: { collector: `http://127.0.0.1:${faulty.port}` } });
				const { body, entry } = await reportRaffle(browser);
				assert.equal(entry.state, "waiting", JSON.stringify(entry));
				assert.ok(entry.problem);
				faulty.answer = accept;
				const sent = await browser.extension({ type: "send", id: entry.id });
				assert.equal(sent.state, "sent", JSON.stringify(sent));
				assert.deepEqual(new Set(faulty.taken), new Set([body]), "the same body each time");
			} finally {
				await faulty.close();
			}
		});
	}
});

for (const name of WANTED) {
	describe(name, () => {
		test("with the collector down the report waits, survives a restart of the browser, and arrives once", async () => {
			const profile = await mkdtemp(join(tmpdir(), "strayfield-profile-"));
			const gone = await collector();
			await gone.close();
			try {
				let browser = await open({ browser: name, profile, collector: `http://127.0.0.1:${gone.port}` });
				const { body, entry } = await reportRaffle(browser);
				assert.equal(entry.state, "waiting", JSON.stringify(entry));
				await browser.close();

				const back = await collector(gone.port);
				back.answer = accept;
				try {
					browser = await open({ browser: name, profile });
					try {
						const sent = await browser.until(async () => {
							const found = (await browser.extension({ type: "outbox" })).find(({ id }) => id === entry.id);
							assert.ok(found, "it is still there");
							return found.state === "sent" && found;
						}, "the report to be sent");
						assert.ok(sent);
						assert.deepEqual(back.taken, [body]);
					} finally {
						await browser.close();
					}
				} finally {
					await back.close();
				}
			} finally {
				await rm(profile, { recursive: true, force: true });
			}
		});
	});
}
