// @ts-check
/** *Whom do I tell?* asked of sites that mean no good. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { serve } from "../tools/lib/site.mjs";
import { requests } from "../tools/lib/wire.mjs";
import { inBoth } from "./lib/both.mjs";

const GOOD = "Contact: mailto:dsb@firma.example\nExpires: 2099-01-01T00:00:00Z\n";

/** Where the `security.txt` of a host is. @param {string} host */
const file = (host) => `http://${host}.test:${site.port}/.well-known/security.txt`;

/** What each host serves as its `security.txt`. @type {Record<string, (response: import("node:http").ServerResponse) => void>} */
const HOSTS = {
	endless(response) {
		response.write(GOOD);
		const more = () => {
			while (!response.destroyed && response.write("# and so on\n".repeat(10_000)));
		};
		response.on("drain", more);
		more();
	},
	elsewhere(response) {
		response.writeHead(302, { location: file("another") }).end();
	},
	another: (response) => response.end(GOOD),
	within(response) {
		response.writeHead(302, { location: file("www.within") }).end();
	},
	"www.within": (response) => response.end(GOOD),
	page: (response) => response.setHeader("content-type", "text/html").end(GOOD),
};

const site = await serve({
	"/.well-known/security.txt": (request, response) => {
		response.setHeader("content-type", "text/plain; charset=utf-8");
		HOSTS[String(request.headers.host?.replace(/\.test:.*/, ""))]?.(response);
	},
});
after(site.close);

inBoth(
	(here) => {
		/** The addresses of a host's `security.txt`. @param {string} host */
		async function askedOf(host) {
			const { browser } = here;
			const body = {
				id: randomUUID(),
				schema: 1,
				origin: new URL(file(host)).origin,
				path: "/",
				form_kind: "other",
				field_kinds: {},
				people: "1",
				level: "clear",
				reasons: [],
				provenance: {},
				ownership: "stranger",
				seen_at: "2026-11-22T13:45Z",
				extension: "0.1",
				browser: "chrome-156",
				ui_language: "en",
				reporter: "0".repeat(32),
			};
			const { id } = await browser.extension({ type: "keep", body: JSON.stringify(body) });
			return (await browser.extension({ type: "whom", id })).securityTxt;
		}

		test("a security.txt without an end is read so far and no further", async () => {
			const found = await askedOf("endless");
			assert.ok(found);
			assert.ok(found.text.startsWith(GOOD));
			assert.ok(found.text.length <= 1_000_000);
		});

		test("one that leads to another site is not followed", async () => {
			const { browser } = here;
			assert.equal((await askedOf("within"))?.url, file("www.within"));
			assert.equal(await askedOf("elsewhere"), null);
			assert.equal(await askedOf("page"), null);
			const asked = browser.connections.filter(({ host }) => host === "another.test").flatMap(({ up }) => requests(up));
			assert.deepEqual(asked, []);
		});
	},
	{ record: true, collector: "" },
);
