// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { leaks, requests } from "./wire.mjs";

const NAME = "Grünewaldt";

for (const [how, text] of Object.entries({
	plain: `{"who":"${NAME}"}`,
	"in other case": NAME.toUpperCase(),
	"a part of it": NAME.slice(3, 9),
	"percent-encoded": `?q=${encodeURIComponent(NAME)}`,
	base64: Buffer.from(`xx${NAME}yy`).toString("base64"),
	"base64 for addresses": Buffer.from(`x${NAME}??>>`).toString("base64url"),
	hex: Buffer.from(NAME).toString("hex"),
	"upper-case hex": Buffer.from(NAME).toString("hex").toUpperCase(),
})) {
	test(`a name is found ${how}`, () => {
		assert.notDeepEqual(leaks(Buffer.from(`before ${text} after`), [NAME]), []);
	});
}

test("bytes without the name, or with five letters of it, are clean", () => {
	assert.deepEqual(leaks(Buffer.from(`waldt ${NAME.slice(0, 5)} 2026-11-22T00:34Z`), [NAME]), []);
});

test("requests are read out of a stream, whatever its pieces", () => {
	const stream =
		"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbodyGET /b HTTP/1.1\r\nHost: x\r\n\r\nPOST /c HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf";
	const pieces = stream.match(/[\s\S]{1,7}/g)?.map((piece) => Buffer.from(piece)) ?? [];
	assert.deepEqual(
		requests(pieces).map(({ method, path, headers, body }) => [method, path, headers.get("content-length"), body]),
		[
			["POST", "/a", "4", "body"],
			["GET", "/b", undefined, ""],
		],
	);
});
