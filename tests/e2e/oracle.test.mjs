// @ts-check
/**
 * A page that fills in guesses and watches for the banner, in both browsers. What such pages find out
 * by every way is measured in `core/tests/oracle.rs`; here that the browsers count what it counts.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { page, serve } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

/** The page's list; the visitor's own address is one of it. */
const LIST = 1000;
const VISITOR = 3;
/** `PEOPLE_PER_SITE` of `core/src/session/budget.rs`. */
const BUDGET = 12;

const address = (/** @type {number} */ nth) => `visitor${nth}@posteo.de`;
const form = (/** @type {number[]} */ ...guesses) =>
	page(`<form action="/join" method="post"><h2>Gewinnspiel: Jetzt registrieren und teilnehmen</h2>
		<label>Straße und Hausnummer <input name="strasse" value="Nirgendwo 1"></label>
		${guesses.map((nth) => `<label>E-Mail <input type="email" name="email${nth}" value="${address(nth)}"></label>`).join("")}
		<button>Jetzt registrieren</button></form>`);

const first = [VISITOR, 0, 1];
/** So many that none is left. */
const framed = Array.from({ length: BUDGET - first.length }, (_, nth) => 100 + nth);
const left = 500;
/** A page that fills in the next guess at every click. */
const late = 600;
/** Below the banner. */
const LATE = `<p id="next" style="margin-top:50vh">Weiter</p><script>let nth = ${late}; addEventListener("click", () => { document.querySelector("[type=email]").value = "visitor" + ++nth + "@posteo.de"; });</script>`;

/** @type {Awaited<ReturnType<typeof serve>>} */
const site = await serve({
	...Object.fromEntries([...first, ...framed, left].map((nth) => [`/${nth}`, form(nth)])),
	"/late": form(late) + LATE,
	"/all": form(...Array.from({ length: LIST }, (_, nth) => nth)),
	"/frames": (_, response) => {
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.end(page(framed.map((nth) => `<iframe src="${site.url(`f${nth}`, `/${nth}`)}"></iframe>`).join("")));
	},
});
after(site.close);

inBoth((here) => {
	test("a page that guesses gets so many answers a day, whatever it tries, and then silence", async (t) => {
		const { browser } = here;
		await browser.setOwn({ emails: [address(VISITOR)], names: ["Tilda Sommerlatt"] });
		const sees = async (/** @type {string} */ name, /** @type {string} */ path) => {
			await browser.visit(site.url(name, path));
			const { verdict } = await browser.settled();
			assert.equal(verdict.surface === "banner", Boolean(await browser.banner()));
			return verdict.surface;
		};
		assert.equal(await sees("all", "/all"), "badge", "a thousand at once are not answered");
		assert.equal(await sees(`s${VISITOR}`, `/${VISITOR}`), "none", "the visitor's own");
		for (const nth of first.slice(1)) assert.equal(await sees(`s${nth}`, `/${nth}`), "banner", "another");
		assert.equal(await sees("frames", "/frames"), "banner", "frames of subdomains are answered, too");
		assert.equal(await sees("late", `/${left}`), "badge", "the day's answers are spent");
		assert.equal(await sees(`again${VISITOR}`, `/${VISITOR}`), "none", "what was answered stays answered");
		// The next site of a ring has a budget of its own, and late fills are of it.
		const ring = (/** @type {string} */ path) => `http://ring.test:${site.port}${path}`;
		await browser.visit(ring("/frames"));
		assert.equal((await browser.settled()).verdict.surface, "banner");
		await browser.visit(ring("/late"));
		const answers = [];
		for (let guessed = framed.length + 1; guessed <= BUDGET + 1; guessed++) {
			if (guessed > framed.length + 1) await browser.click("#next");
			answers.push((await browser.settled()).verdict.surface);
		}
		assert.deepEqual(answers, ["banner", "banner", "banner", "badge"]);
		const bits = Math.log2(LIST) - ((LIST - BUDGET) / LIST) * Math.log2(LIST - BUDGET);
		t.diagnostic(
			`${browser.name}: of ${LIST} addresses ${BUDGET} answered a day, 0 at once: ${bits.toFixed(2)} of ${Math.log2(LIST).toFixed(1)} bits`,
		);
	});
});
