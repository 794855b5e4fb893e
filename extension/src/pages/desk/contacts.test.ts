import assert from "node:assert/strict";
import { test } from "node:test";
import { address, contacts, guesses, inDirectory, inSecurityTxt, inText, offices } from "./contacts.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const url = "https://firma.example/.well-known/security.txt";

test("security.txt is read in its order, signed or not, with its forms", () => {
	const text = [
		"-----BEGIN PGP SIGNED MESSAGE-----",
		"Hash: SHA512",
		"",
		"# Contact: mailto:no@firma.example",
		"Contact: mailto:security%2Breports@firma.example",
		"contact:   https://firma.example/report",
		"Contact: tel:+49-211-1",
		"Expires: 2026-12-31T00:00:00Z",
		"-----BEGIN PGP SIGNATURE-----",
	].join("\r\n");
	assert.deepEqual(
		inSecurityTxt({ url, text }, NOW).map(({ email, form, stale, found }) => [email, form, stale, found]),
		[
			["security+reports@firma.example", "", false, url],
			["", "https://firma.example/report", false, url],
			["", "", false, url],
		],
	);
	const old = inSecurityTxt({ url, text: "Contact: mailto:a@firma.example\nExpires: 2024-01-01T00:00:00Z" }, NOW);
	assert.equal(old[0]?.stale, true);
});

test("a hostile security.txt leads nowhere but to addresses and https, and is gone through once", () => {
	const blanks = " ".repeat(1_000_000);
	const text = [
		"Contact: javascript:alert(1)",
		"Contact: data:text/html,x",
		"Contact: http://firma.example/report",
		"Contact: https://",
		"Contact: mailto:a@firma.example%0D%0ABcc:x@y.example",
		"Contact: mailto:d\ufffdsb@firma.example",
		`Contact: x${blanks}y`,
		`${blanks}Contact: mailto:late@firma.example`,
		"Contact: mailto:dsb@firma.example?bcc=x@y.example",
		"Expires: once upon a time",
	].join("\r");
	const found = inSecurityTxt({ url, text }, NOW).filter(({ email, form }) => email || form);
	assert.deepEqual(
		found.map(({ email, form, stale }) => [email, form, stale]),
		[["dsb@firma.example", "", false]],
	);
	assert.deepEqual(inText(`${blanks}dsb${blanks}(at)${blanks}firma.example${blanks}[x`), ["dsb@firma.example"]);
});

test("a page gives addresses of offices and nobody's own", () => {
	assert.deepEqual(
		offices([
			...inText("service (at) firma.example, sabine.weber@web.de, [dpo] privacy[at]firma[dot]example."),
			"mailto:DATENSCHUTZ@firma.example?subject=x",
			"mailto:f.quastenbrink@posteo.de",
			"info@firma.example",
			"info@firma.example",
		]),
		["service@firma.example", "privacy@firma.example", "datenschutz@firma.example", "info@firma.example"],
	);
});

test("what is no address is none", () => {
	for (const none of ["", "mailto:", "a@b", "a b@c.de", "a@b.de\nBcc: x@y.de", "javascript:1@2.de)", "%zz"])
		assert.equal(address(none), "", none);
	assert.equal(address(" mailto:A@B.de?body=x "), "");
	assert.equal(address("mailto:A@B.de?body=x"), "a@b.de");
});

test("the directory may name several, and may say anything", () => {
	const answer = {
		domain: "firma.example",
		match: "own",
		contacts: [
			{ slug: "a", name: "A GmbH", address: "Weg 1\n1 Ort", email: "a@a.example", webform: "", language: "de" },
			{ name: "B", email: "javascript:", webform: "javascript:alert(1)" },
			null,
		],
	};
	assert.deepEqual(
		inDirectory(answer).map(({ name, email, form }) => [name, email, form]),
		[
			["A GmbH", "a@a.example", ""],
			["B", "", ""],
		],
	);
	for (const other of [null, [], "x", { contacts: 1 }]) assert.deepEqual(inDirectory(other), []);
});

test("guesses come last and are called so", () => {
	const all = contacts(
		{
			domain: "firma.example",
			securityTxt: { url, text: "Contact: mailto:privacy@firma.example\nExpires: 2099-01-01T00:00:00Z" },
			pages: [],
			directory: null,
		},
		NOW,
	);
	assert.deepEqual(
		all.map(({ email, source }) => [email, source]),
		[
			["privacy@firma.example", "security-txt"],
			["datenschutz@firma.example", "guess"],
			["dpo@firma.example", "guess"],
		],
	);
	assert.deepEqual(guesses("192.168.0.1"), []);
});

test("a host of other letters is one address, as the network writes it, and a lookalike shows", () => {
	assert.equal(address("info@M\u00fcnchen.de"), "info@xn--mnchen-3ya.de");
	assert.equal(address("mailto:info@m%C3%BCnchen.de"), "info@xn--mnchen-3ya.de");
	assert.equal(address("info@xn--80ak6aa92e.xn--p1ai"), "info@xn--80ak6aa92e.xn--p1ai");
	// A Cyrillic letter among Latin ones.
	assert.deepEqual(offices(inText("service@\u0430pple.com")), ["service@xn--pple-43d.com"]);
	for (const none of ["a@b.de/x", "a@b.de:25", "a@b.de#c", "a@c@b.de", "a@\u202eb.de", "\u00fc@b.de", "a@1.2.3.4"])
		assert.equal(address(none), "", none);
});

test("what the directory says turns nothing around, and leads where it says", () => {
	const contacts = [
		{
			name: `A\u202e\u2066 GmbH\u0000 ${"\u{1f600}".repeat(300)}`,
			address: "Weg 1\r\n1 Ort",
			email: "a@a.example",
			webform: "https://\u0430pple.com/",
		},
	];
	const [one] = inDirectory({ match: "own", contacts });
	assert.match(String(one?.name), /^A GmbH /);
	assert.ok(one?.name.isWellFormed());
	assert.equal(one?.address, "Weg 1\n1 Ort");
	assert.equal(one?.form, "https://xn--pple-43d.com/");
});
