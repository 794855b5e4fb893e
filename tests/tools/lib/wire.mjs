// @ts-check
/** Reads what left a browser: requests out of recorded connections, and people's data out of bytes. */

/** @typedef {{ method: string, path: string, headers: Map<string, string>, body: string }} Request */

/** The HTTP/1.1 requests of a recorded stream, in order; what is unfinished is left out. @param {Buffer[]} up @returns {Request[]} */
export function requests(up) {
	let rest = Buffer.concat(up);
	/** @type {Request[]} */
	const found = [];
	for (;;) {
		const end = rest.indexOf("\r\n\r\n");
		if (end < 0) return found;
		const [first = "", ...lines] = rest.subarray(0, end).toString("latin1").split("\r\n");
		const headers = new Map(
			lines.map((line) => {
				const colon = line.indexOf(":");
				return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
			}),
		);
		const length = Number(headers.get("content-length") ?? 0);
		const body = rest.subarray(end + 4, end + 4 + length);
		if (body.length < length) return found;
		const [method = "", path = ""] = first.split(" ");
		found.push({ method, path, headers, body: body.toString("utf8") });
		rest = rest.subarray(end + 4 + length);
	}
}

/** Shortest part of a value that counts as a leak. */
const PART = 6;

/**
 * Parts of these values that stand in the bytes, plain, percent-encoded, as base64 or as hex; upper and lower case are the same.
 * @param {Buffer} bytes @param {string[]} values @returns {string[]}
 */
export function leaks(bytes, values) {
	const exact = bytes.toString("latin1");
	const folded = exact.toLowerCase();
	const parts = new Set(values.flatMap((value) => [value, value.toLowerCase(), value.toUpperCase()]).flatMap(windows));
	return [...parts].filter((part) => {
		const utf8 = Buffer.from(part);
		const anyCase = [utf8.toString("latin1"), encodeURIComponent(part), utf8.toString("hex")];
		return (
			anyCase.some((form) => folded.includes(form.toLowerCase())) || base64(utf8).some((form) => exact.includes(form))
		);
	});
}

/** Every run of `PART` characters of a value. @param {string} value */
function windows(value) {
	const characters = [...value];
	return characters.slice(PART - 1).map((_, start) => characters.slice(start, start + PART).join(""));
}

/** What bytes look like somewhere inside base64, in either alphabet, at each of the three places they can begin. @param {Buffer} bytes */
function base64(bytes) {
	return [0, 1, 2].flatMap((before) => {
		const first = Math.ceil((before * 8) / 6);
		const last = Math.floor(((before + bytes.length) * 8) / 6);
		const text = Buffer.concat([Buffer.alloc(before), bytes])
			.toString("base64")
			.slice(first, last);
		return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
	});
}
