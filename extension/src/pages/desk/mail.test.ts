import assert from "node:assert/strict";
import { test } from "node:test";
import { eml, LONGEST_LINK, mailLink } from "./mail.ts";

const mail = { to: "datenschutz@firma.example", subject: "Grüße & mehr", body: "Guten Tag,\n\nä & ö?" };

test("a link holds all of a short letter, with the line ends of mail", () => {
	const { whole } = mailLink(mail);
	const url = new URL(whole ?? "");
	assert.equal(url.pathname, mail.to);
	assert.equal(url.searchParams.get("subject"), mail.subject);
	assert.equal(url.searchParams.get("body"), "Guten Tag,\r\n\r\nä & ö?");
});

test("a long letter is not cut: its link says so and has the subject alone", () => {
	const { whole, bare } = mailLink({ ...mail, body: "ä".repeat(LONGEST_LINK / 6) });
	assert.equal(whole, null);
	assert.equal(new URL(bare).searchParams.get("subject"), mail.subject);
	assert.ok(bare.length < LONGEST_LINK);
});

test("an address can't smuggle headers in", () => {
	const to = "a@b.example?bcc=c@d.example&x=\r\nBcc: e@f.example";
	assert.equal(new URL(mailLink({ ...mail, to }).bare).searchParams.get("bcc"), null);
	assert.equal(eml({ ...mail, to }).match(/^Bcc:/m), null);
});

test("a draft is read back as it was written", () => {
	const subject = "Hinweis: fremde Daten in einem Formular auf gewinnspiel.firma.example – bitte prüfen 🙂";
	const body = `Guten Tag,\n\n${"Straße ".repeat(40)}\n`;
	const text = eml({ to: mail.to, subject, body });
	const [head = "", encoded = ""] = text.split("\r\n\r\n");
	assert.ok(text.split("\r\n").every((line) => line.length <= 78));
	const decoded = Buffer.from(encoded, "base64").toString("utf8");
	assert.equal(decoded, body.replaceAll("\n", "\r\n"));
	const words = [...(head.match(/=\?utf-8\?B\?([^?]*)\?=/g) ?? [])];
	assert.equal(words.map((word) => Buffer.from(word.slice(10, -2), "base64").toString("utf8")).join(""), subject);
	assert.match(head, /^X-Unsent: 1$/m);
});

test("half a character, or one that turns a line around, breaks neither link nor draft", () => {
	const hostile = { ...mail, subject: "a\ud83d\u202e\r\nBcc: e@f.example", body: "b\udc00\u2028c" };
	const { whole } = mailLink(hostile);
	assert.equal(new URL(String(whole)).searchParams.get("subject"), "a\ufffd\u202e\r\nBcc: e@f.example");
	const [head = ""] = eml(hostile).split("\r\n\r\n");
	assert.deepEqual(
		head.split("\r\n").map((line) => /^[A-Za-z-]+:/.exec(line)?.[0]),
		["To:", "Subject:", "X-Unsent:", "MIME-Version:", "Content-Type:", "Content-Transfer-Encoding:"],
	);
	assert.match(head, /^[\x20-\x7e\r\n]*$/);
});
