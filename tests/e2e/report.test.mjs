// @ts-check
/** One click reports, what is sent is what was shown, and nothing of anybody leaves the browser with it. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startLab } from "../tools/lib/lab.mjs";
import { report } from "../tools/lib/report.mjs";
import { leaks, requests } from "../tools/lib/wire.mjs";
import { inBoth } from "./lib/both.mjs";

const lab = await startLab();
after(lab.stop);
const raffle = lab.pages.find(({ replay, leak }) => replay === "o2-raffle" && leak);
assert.ok(raffle);

/** Whom the browsers ask for things of their own. */
const MAKERS = /(?:^|\.)(?:google|googleapis|gstatic|gvt1|mozilla|firefox)\.(?:com|net|org)$/;

inBoth(
	(here) => {
		test("the body on the wire is what the popup showed, and it stands on the board", async () => {
			const { browser } = here;
			await browser.visit(raffle.url);
			await browser.settled();
			await browser.popup();
			const { body, entry } = await report(browser);
			await browser.closePage();
			assert.equal(entry.state, "sent", JSON.stringify(entry));

			// By what is in it, not by when its connection began: a browser uses those that it has again.
			const sent = browser.connections
				.flatMap(({ up }) => requests(up))
				.filter((request) => request.body.includes(entry.id));
			assert.deepEqual(
				sent.map(({ path, body }) => [path, body]),
				[["/api/v1/reports", body]],
			);
			assert.deepEqual(
				["origin", "accept-language", "referer", "cookie"].filter((header) => sent[0]?.headers.has(header)),
				[],
				"nothing tells who sends",
			);
			assert.match(JSON.stringify(await lab.board()), new RegExp(String(entry.case)));
		});

		test("nothing of the people shown leaves the browser, in any form, to anybody but the page's own site", async () => {
			const { browser } = here;
			await browser.visit(raffle.url);
			await browser.settled();
			await browser.driver.navigate().refresh();
			await browser.settled();
			await browser.popup();
			await report(browser);
			await browser.closePage();

			const shown = (await lab.people())
				.flatMap((person) => Object.values(person))
				.filter((value) => value.length >= 8);
			assert.notEqual(shown.length, 0);
			const out = browser.connections.filter(({ host }) => !host.endsWith(".lab.test") && !MAKERS.test(host));
			assert.deepEqual(
				new Set(out.map(({ host, port }) => `${host}:${port}`)),
				new Set([`127.0.0.1:${lab.port}`]),
				"only the collector",
			);
			assert.deepEqual(leaks(Buffer.concat(out.flatMap(({ up }) => up)), shown), []);
		});

		test("what is stored holds nothing of the people shown", async () => {
			const { browser } = here;
			await browser.visit(raffle.url);
			await browser.settled();
			await browser.popup();
			await report(browser);
			await browser.closePage();
			const shown = (await lab.people())
				.flatMap((person) => Object.values(person))
				.filter((value) => value.length >= 8);
			assert.deepEqual(leaks(Buffer.from(JSON.stringify(await browser.extension({ type: "export" }))), shown), []);
		});
	},
	{ record: true, collector: lab.origin },
);
