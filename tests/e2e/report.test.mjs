// @ts-check
/** One click reports, what is sent is what was shown, and nothing of anybody leaves the browser with it. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startLab } from "../tools/lib/lab.mjs";
import { report } from "../tools/lib/report.mjs";
import { page, STRANGER, serve } from "../tools/lib/site.mjs";
import { leaks, requests } from "../tools/lib/wire.mjs";
import { inBoth } from "./lib/both.mjs";
import { click, text, WIDE, wholePage } from "./lib/desk.mjs";

const lab = await startLab();
after(lab.stop);
const raffle = lab.pages.find(({ replay, leak }) => replay === "o2-raffle" && leak);
assert.ok(raffle);
/** A lone name to sign in with is remembered everywhere: only who sees it knows that it is another's. */
const site = await serve({
	"/": page(`<form action="/in" method="post"><h2>Anmelden</h2>
		<label>E-Mail <input name="login" type="email" value="${STRANGER.email}"></label>
		<label>Passwort <input name="password" type="password"></label><button>Anmelden</button></form>`),
});
after(site.close);

/** Whom the browsers ask for things of their own. */
const MAKERS = /(?:^|\.)(?:google|googleapis|gstatic|gvt1|mozilla|firefox)\.(?:com|net|org)$/;

inBoth(
	(here) => {
		/** Requests with this report, by what is in them, not by when their connection began: a browser uses those that it has again. @param {string} id */
		const sentWith = (id) =>
			here.browser.connections.flatMap(({ up }) => requests(up)).filter((request) => request.body.includes(id));

		test("the body on the wire is what the popup showed, and it stands on the board", async () => {
			const { browser } = here;
			await browser.visit(raffle.url);
			await browser.settled();
			await browser.popup();
			const { body, entry } = await report(browser);
			await browser.closePage();
			assert.equal(entry.state, "sent", JSON.stringify(entry));

			const sent = sentWith(entry.id);
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

		test("what Strayfield did not see is reported, stands on the board, and becomes a case, without a character of it", async () => {
			const { browser } = here;
			const url = `http://anmeldung.test:${site.port}/`;
			await browser.visit(url);
			assert.equal((await browser.settled()).verdict.level, "clear");
			assert.equal(await browser.banner(), undefined);
			assert.equal(await browser.badge(), "");

			await browser.popup();
			await click(browser, "[data-do=missed]");
			const { body, entry } = await report(browser, undefined, "[data-report=missed]");
			assert.equal(entry.state, "sent", JSON.stringify(entry));
			const { level, people, field_kinds, reasons } = JSON.parse(body);
			assert.deepEqual(
				{ level, people, field_kinds, reasons },
				{ level: "clear", people: "1", field_kinds: {}, reasons: [] },
			);
			await browser.shown("[data-receipt][data-state=sent]");
			assert.match(await text(browser, "[data-receipt]"), new RegExp(`Case ${entry.case}`));
			assert.deepEqual(
				sentWith(entry.id).map(({ path, body }) => [path, body]),
				[["/api/v1/reports", body]],
			);
			// One reporter alone puts nothing on the board: whoever sends the same again is told that it is there.
			const headers = { "content-type": "application/json" };
			const again = await fetch(`${lab.origin}/api/v1/reports`, { method: "POST", headers, body });
			assert.deepEqual([again.status, await again.json()], [200, { id: entry.id, case: entry.case, state: "counted" }]);

			await click(browser, "[data-receipt] [data-do=desk]");
			const desk = `desk.html#${entry.id}`;
			await browser.until(
				async () => (await browser.others()).some((one) => one.url === `${browser.origin}/pages/${desk}`),
				"the case",
			);
			await browser.closePage();
			// chromedriver has no window for a page of ours that a link opened: what it shows is looked at in another.
			await browser.openPage(desk, WIDE);
			await browser.shown("main[aria-busy=false] [data-part=letters] #letter-body");
			assert.equal(await text(browser, "h1"), new URL(url).host);
			assert.match(await text(browser, "[data-event=reported]"), /\d/);
			assert.match(await text(browser, "#letter-body"), new RegExp(new URL(url).host));
			await browser.shown("[data-board=sent]");
			const written = await wholePage(browser);
			await browser.closePage();

			const out = browser.connections.filter(({ host }) => !host.endsWith(".lab.test") && !MAKERS.test(host));
			assert.deepEqual(
				new Set(out.map(({ host, port }) => `${host}:${port}`)),
				new Set([new URL(url).host, `127.0.0.1:${lab.port}`]),
				"the page's own site, and the collector",
			);
			const kept = JSON.stringify(await browser.extension({ type: "export" }));
			for (const bytes of [Buffer.concat(out.flatMap(({ up }) => up)), Buffer.from(written), Buffer.from(kept)])
				assert.deepEqual(leaks(bytes, [STRANGER.email]), []);
		});
	},
	{ record: true, collector: lab.origin },
);
