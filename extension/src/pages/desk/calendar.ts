/** Dates of a case for the person's own calendar (RFC 5545). */

export interface Entry {
	/** What does not change when the file is made again. */
	uid: string;
	/** Milliseconds since 1970. */
	at: number;
	title: string;
	text: string;
}

/** A calendar with these entries, each with a reminder when it is due. */
export function calendar(entries: Entry[], now: number): string {
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//Strayfield//Case desk//EN",
		...entries.flatMap(({ uid, at, title, text }) => [
			"BEGIN:VEVENT",
			`UID:${uid}@strayfield`,
			`DTSTAMP:${moment(now)}`,
			`DTSTART:${moment(at)}`,
			"DURATION:PT15M",
			`SUMMARY:${escaped(title)}`,
			`DESCRIPTION:${escaped(text)}`,
			"TRANSP:TRANSPARENT",
			"BEGIN:VALARM",
			"ACTION:DISPLAY",
			`DESCRIPTION:${escaped(title)}`,
			"TRIGGER:PT0S",
			"END:VALARM",
			"END:VEVENT",
		]),
		"END:VCALENDAR",
	];
	return `${lines.map(folded).join("\r\n")}\r\n`;
}

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/** As a TEXT (RFC 5545, 3.3.11): other control characters have no place in it. */
const escaped = (text: string): string =>
	text
		.replace(/[\\;,]/g, "\\$&")
		.replace(/\r\n?|\n/g, "\\n")
		.replace(/(?!\t)\p{Cc}/gu, "");

/** No line is longer than 75 bytes, and none is cut inside a character. */
function folded(line: string): string {
	const parts: string[] = [];
	let part = "";
	let bytes = 0;
	for (const character of line) {
		const more = new TextEncoder().encode(character).length;
		if (bytes + more > 74) {
			parts.push(part);
			part = "";
			bytes = 0;
		}
		part += character;
		bytes += more;
	}
	return [...parts, part].join("\r\n ");
}
