// @ts-check
/** Inspecting 100 fields, warm: from the walk over the page to the findings, against a bare loop that reads the same. */
import { inside } from "../lib/inside.mjs";
import { atMost, plain, quantile } from "../lib/table.mjs";
import { coreHere } from "./here.mjs";

const FIELDS = 100;
const RUNS = 50;

/** Ten people of ten fields each, as order forms have them. */
export const FIELDS_PAGE = `<!doctype html><html lang="de"><title>Bestellung</title><h1>Bestellung</h1><form action="/order">${Array.from(
	{ length: FIELDS / 10 },
	(_, row) =>
		`<fieldset><legend>Teilnehmer ${row + 1}</legend>${[
			["vorname", "Vorname", "text", "Friedhelm"],
			["nachname", "Nachname", "text", "Quastenbrink"],
			["email", "E-Mail-Adresse", "email", `f.quastenbrink${row}@posteo.de`],
			["telefon", "Telefon", "tel", `0521 77344${row}9`],
			["strasse", "Straße und Hausnummer", "text", `Lindenbreede ${row + 40}`],
			["plz", "PLZ", "text", "33617"],
			["ort", "Ort", "text", "Bielefeld"],
			["firma", "Firma", "text", ""],
			["geburtstag", "Geburtsdatum", "date", `1961-04-0${(row % 9) + 1}`],
			["bemerkung", "Bemerkung", "text", ""],
		]
			.map(
				([name, label, type, value]) =>
					`<div class="row"><label for="${name}${row}">${label}</label><input type="${type}" id="${name}${row}" name="${name}[${row}]" class="form-control" placeholder="${label}" value="${value}"></div>`,
			)
			.join("")}</fieldset>`,
).join("")}<button>Bestellen</button></form>`;

/** Runs in the extension's own world of the page. @param {number} runs */
async function measure(runs) {
	const { strayfield: frame } = /** @type {any} */ (globalThis);
	/** @param {() => unknown} work */
	async function time(work) {
		const times = [];
		for (let run = -runs; run < runs; run++) {
			const start = performance.now();
			for (let each = 0; each < 20; each++) await work();
			if (run >= 0) times.push((performance.now() - start) / 20);
		}
		return times;
	}
	const ATTRIBUTES = ["name", "id", "autocomplete", "placeholder", "pattern", "inputmode", "aria-label", "title"];
	function bare() {
		let read = 0;
		for (const element of document.querySelectorAll("input, select, textarea")) {
			const control = /** @type {HTMLInputElement} */ (element);
			for (const name of ATTRIBUTES) read += control.getAttribute(name)?.length ?? 0;
			read += control.className.length + control.type.length + control.value.length + control.defaultValue.length;
			read +=
				control.maxLength + Number(control.readOnly) + Number(control.disabled) + Number(control.matches(":autofill"));
			read += Number(control.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
			read += control.form ? 1 : 0;
			read += control.closest("fieldset")?.firstElementChild?.textContent?.length ?? 0;
			read += control.previousElementSibling?.textContent?.length ?? 0;
		}
		// Used, or an engine may leave the reading out.
		return read;
	}
	const snapshot = await frame.read();
	// Read to its end, then refused: that is the way in without the judging.
	const refused = () => frame.find(`${snapshot}x`).catch(() => {});
	return {
		snapshot,
		bare: await time(bare),
		collect: await time(() => frame.read()),
		cross: frame.find ? await time(refused) : [],
		find: frame.find ? await time(() => frame.find(snapshot)) : [],
	};
}

/** The same module in the same engine as Chromium's. @param {string} snapshot */
async function findHere(snapshot) {
	const { inspect, memory } = await coreHere();
	const time = (/** @type {() => unknown} */ work) => {
		const times = [];
		for (let run = -RUNS; run < RUNS; run++) {
			const start = performance.now();
			for (let each = 0; each < 20; each++) work();
			if (run >= 0) times.push((performance.now() - start) / 20);
		}
		return times;
	};
	const refused = () => {
		try {
			inspect(`${snapshot}x`);
		} catch {}
	};
	return {
		cross: time(refused),
		find: time(() => JSON.parse(inspect(snapshot))),
		bytes: memory.buffer.byteLength,
	};
}

/** @param {import("../browser.mjs").Browser} browser @param {string} url of `FIELDS_PAGE` @returns {Promise<import("../lib/table.mjs").Row[]>} */
export async function fields(browser, url) {
	await browser.visit(url);
	await browser.settled();
	const measured = await inside(browser, measure, RUNS);
	const median = (/** @type {number[]} */ times) => quantile(times, 0.5);
	const collect = median(measured.collect);
	const here = await findHere(measured.snapshot);
	const core = measured.find.length ? measured : here;
	const find = median(core.find);
	const bare = median(measured.bare);
	const name = `${browser.name}: ${FIELDS} fields`;
	return [
		plain(`${name}, a bare loop that reads the same`, `${bare.toFixed(3)} ms`),
		plain(
			`${name}, collector, with the snapshot's JSON (${measured.snapshot.length} bytes)`,
			`${collect.toFixed(3)} ms`,
		),
		plain(`${name}, the crossing into the core`, `${median(core.cross).toFixed(3)} ms`),
		plain(`${name}, the core, with the crossing in and out`, `${find.toFixed(3)} ms`),
		atMost(`${name}, the core's memory, a part of a page's`, here.bytes / 2 ** 20, 8, "MB"),
		atMost(`${name}, collector to findings`, collect + find, 1, "ms"),
		atMost(`${name}, times the bare loop`, (collect + find) / bare, 8, ""),
	];
}
