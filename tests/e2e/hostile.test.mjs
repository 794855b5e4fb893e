// @ts-check
/** Pages out to break us, or that we could break: no exception in the page, a verdict or an honest "too large". */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { page, raffle, STRANGER, serve, WATCH } from "../tools/lib/site.mjs";
import { inBoth } from "./lib/both.mjs";

const CLOBBERED = [
	"action",
	"elements",
	"querySelectorAll",
	"id",
	"name",
	"submit",
	"attributes",
	"parentNode",
	"children",
	"shadowRoot",
	"localName",
	"checkVisibility",
	"nodeType",
	"textContent",
	"value",
];

const PAGES = {
	"10,000 controls": page(
		`${raffle()}<div>${'<label>Feld <input value="Wert 12345"></label>'.repeat(10_000)}</div>`,
		WATCH,
	),
	"a value of 1 MB": page(
		`${raffle()}<textarea id="big"></textarea><script>big.value = "Mausgrau 7 ".repeat(95_000);</script>`,
		WATCH,
	),
	"lone surrogates": page(
		`${raffle()}<script>family.value = "Quasten\\ud83dbrink"; email.title = "\\udc00"; document.title = "\\ud800 Gewinnspiel";</script>`,
		WATCH,
	),
	"forms nested through shadow roots": page(
		`${'<div><template shadowrootmode="open"><form><input value="Innenleben">'.repeat(40)}${raffle()}${"</form></template></div>".repeat(40)}`,
		WATCH,
	),
	"controls with the names of what we call": page(
		raffle().replace("</form>", `${CLOBBERED.map((name) => `<input name="${name}" value="Wert">`).join("")}</form>`),
		WATCH,
	),
	"an editable form with the names of what we call": page(
		`${raffle()}<form contenteditable>${CLOBBERED.map((name) => `<input name="${name}" value="Wert">`).join("")}</form>`,
		WATCH,
	),
	"prototypes that throw": page(
		`${raffle()}<script>
			for (const key of ["value", "form", "labels", "checked", "type"])
				Object.defineProperty(HTMLInputElement.prototype, key, { get() { throw new Error("trap " + key); }, configurable: true });
			Document.prototype.querySelectorAll = () => { throw new Error("trap"); };
		</script>`,
		WATCH,
	),
};

const QUIET = page(
	`<h1>Nothing to look at</h1><form><input name="q" placeholder="Search"></form>`,
	`<script>addEventListener("load", () => { window.before = document.documentElement.outerHTML; window.globals = Object.keys(window); });</script>`,
);

/** In its capture phase, before anybody else's listener. */
const DEAF = page(
	raffle({ given: "", family: "", email: "", phone: "", street: "", postcode: "", city: "" }),
	`${WATCH}<script>
		for (const type of ["input", "beforeinput", "change", "keydown", "keypress", "keyup", "focus", "focusin", "focusout", "blur", "paste"])
			addEventListener(type, (event) => event.stopImmediatePropagation(), true);
	</script>`,
);

const site = await serve({
	...Object.fromEntries(Object.values(PAGES).map((html, index) => [`/${index}`, html])),
	"/quiet": QUIET,
	"/deaf": DEAF,
});
after(site.close);

inBoth((here) => {
	for (const [index, what] of Object.keys(PAGES).entries()) {
		test(`${what}: judged, and the page does not notice`, async () => {
			const { browser } = here;
			await browser.visit(site.url("wild", `/${index}`));
			const { verdict, status } = await browser.settled();
			assert.deepEqual(await browser.run("return errors"), []);
			if (status !== "too-large") assert.equal(verdict.level, "ask", JSON.stringify(verdict));
		});
	}

	test("a page that stops all input events is still known to be typed in", async () => {
		const { browser } = here;
		await browser.visit(site.url("taub", "/deaf"));
		for (const [id, text] of Object.entries(STRANGER)) await browser.type(`#${id}`, text);
		await browser.click("h2");
		const { verdict } = await browser.settled();
		assert.deepEqual([verdict.level, verdict.surface], ["clear", "none"], JSON.stringify(verdict));
		assert.deepEqual(await browser.run("return errors"), []);
	});

	test("a page without a banner sees nothing of the extension", async () => {
		const { browser } = here;
		await browser.visit(site.url("still", "/quiet"));
		assert.equal((await browser.settled()).verdict.level, "clear");
		assert.equal(await browser.run("return document.documentElement.outerHTML === before"), true);
		// `globals` itself, and what chromedriver leaves.
		const added = await browser.run("return Object.keys(window).filter((name) => !globals.includes(name))");
		assert.deepEqual(
			added.filter((/** @type {string} */ name) => !/^(globals|\$?cdc_.*|ret_nodes)$/.test(name)),
			[],
		);
		for (const file of ["manifest.json", "banner.js", "inspector.js", "icons/16.png"]) {
			const answer = await browser.driver.executeAsyncScript(
				"const [url, done] = arguments; fetch(url).then(() => done('reached'), () => done('nothing'));",
				`${browser.origin}/${file}`,
			);
			assert.equal(answer, "nothing", file);
		}
	});
});
