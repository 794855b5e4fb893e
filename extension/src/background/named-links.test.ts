import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "./named-links.ts";

test("links are kept without what could name anybody, privacy first", () => {
	const hrefs = [
		"https://www.firma.example/impressum",
		"https://www.firma.example/de/Datenschutz.html?kunde=4711#x",
		"https://www.firma.example/de/Datenschutz.html",
		"https://firma.example/konto/s.weber@web.de/datenschutz",
		"https://firma.example/datenschutz/47110815",
		"mailto:datenschutz@firma.example",
		"https://firma.example/?p=datenschutz",
		"https://firma.example/kunde/friedhelm.quastenbrink/kontakt",
		"https://firma.example/kontakt-quastenbrink",
		"https://firma.example/datenschutzquastenbrink",
		"https://firma.example/service/datenschutzhinweise/",
	];
	assert.deepEqual(named(hrefs), [
		"https://www.firma.example/de/Datenschutz.html",
		"https://firma.example/service/datenschutzhinweise/",
		"https://www.firma.example/impressum",
	]);
});
