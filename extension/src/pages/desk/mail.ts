/** A letter on its way into the person's own mail program: as a link, or as a file that it opens. */

/** What every mail program takes as a link: Windows cuts at 2,083 characters, and so do some others. */
export const LONGEST_LINK = 1_900;

export interface Mail {
	to: string;
	subject: string;
	body: string;
}

/** A `mailto:` link with all of the letter; `null` when that would be too long, then one without the text is `bare`. */
export function mailLink({ to, subject, body }: Mail): { whole: string | null; bare: string } {
	const part = (text: string) => encodeURIComponent(text.toWellFormed());
	const bare = `mailto:${part(to).replace("%40", "@")}?subject=${part(subject)}`;
	const whole = `${bare}&body=${part(body.replace(/\r?\n/g, "\r\n"))}`;
	return { whole: whole.length <= LONGEST_LINK ? whole : null, bare };
}

/** RFC 5322, as a draft: mail programs open it to be sent. */
export function eml({ to, subject, body }: Mail): string {
	const plain = (text: string) => text.replace(/\p{Cc}+/gu, " ").trim();
	return [
		...(to ? [`To: ${plain(to)}`] : []),
		`Subject: ${encoded(plain(subject))}`,
		"X-Unsent: 1",
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=utf-8",
		"Content-Transfer-Encoding: base64",
		"",
		base64(body.replace(/\r?\n/g, "\r\n")).replace(/.{76}(?=.)/g, "$&\r\n"),
		"",
	].join("\r\n");
}

/** Encoded words of RFC 2047, short enough for a line with its name, none cut inside a character. */
function encoded(text: string): string {
	if (/^[\x20-\x7e]{0,60}$/.test(text)) return text;
	const words: string[] = [];
	let word = "";
	for (const character of text) {
		if (base64(word + character).length > 48) {
			words.push(word);
			word = "";
		}
		word += character;
	}
	return [...words, word].map((part) => `=?utf-8?B?${base64(part)}?=`).join("\r\n ");
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
