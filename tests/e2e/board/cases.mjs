// @ts-check
/** A board of invented sites as it looks after some weeks, as a backup that the server restores: every state and standing. */

const DAY = 86_400;

/**
 * What is written of a case; what stands in days is that long ago.
 * @typedef {object} Story
 * @property {string} id ten letters and digits
 * @property {string} host
 * @property {string} [scheme]
 * @property {string} form_kind
 * @property {string} state
 * @property {string} standing
 * @property {number} people rank of the bucket, 0 to 4
 * @property {number} reporters
 * @property {number} first in days
 * @property {number} [fixed] in days
 * @property {string[]} fields
 * @property {[number, string, string?][]} events days, word, the operator's own words
 */

/** @type {Story[]} */
const STORIES = [
	{
		id: "raff2e3kwt",
		host: "gewinnspiel.funkwelle-mobil.de",
		form_kind: "giveaway",
		state: "acknowledged",
		standing: "confirmed",
		people: 3,
		reporters: 214,
		first: 0.11,
		fields: ["given-name", "family-name", "email", "tel", "street-address", "postal-code", "address-level2"],
		events: [
			[0.1, "public"],
			[0.04, "confirmed"],
			[
				0.03,
				"answered",
				"Wir haben die Seite vom Netz genommen und suchen den Fehler.\nBetroffene schreiben wir an. Fragen an datenschutz@funkwelle-mobil.de.",
			],
		],
	},
	{
		id: "mai7v4xq9c",
		host: "post.alpenpost-webmail.at",
		form_kind: "compose",
		state: "public",
		standing: "unverified",
		people: 4,
		reporters: 38,
		first: 2.4,
		fields: ["email"],
		events: [[2.2, "public"]],
	},
	{
		id: "kd3ntw8ab5",
		host: "mein-konto.versandhaus-oberlausitzer-handwerkskunst.de",
		form_kind: "account",
		state: "silent",
		standing: "unverified",
		people: 1,
		reporters: 5,
		first: 23,
		fields: ["name", "street-address", "postal-code", "email"],
		events: [
			[22, "public"],
			[8, "silent"],
		],
	},
	{
		id: "dsp6utd2rk",
		host: "shop.ferienhof-am-see.ch",
		scheme: "http",
		form_kind: "checkout",
		state: "public",
		standing: "disputed",
		people: 0,
		reporters: 3,
		first: 6,
		fields: ["name", "tel"],
		events: [
			[5, "public"],
			[4, "disputed", "Der vorausgefüllte Name ist unser Mustergast."],
		],
	},
	{
		id: "fxd5quick3",
		host: "{}.vereinsseiten.de",
		form_kind: "registration",
		state: "fixed",
		standing: "confirmed",
		people: 2,
		reporters: 12,
		first: 40,
		fixed: 39.94,
		fields: ["given-name", "family-name", "bday", "iban"],
		events: [
			[39.98, "public"],
			[39.96, "confirmed"],
			[39.94, "fixed"],
		],
	},
	{
		id: "fxd9s4ow7e",
		host: "anmeldung.stadtwerke-musterach.de",
		form_kind: "contact",
		state: "fixed",
		standing: "unverified",
		people: 1,
		reporters: 9,
		first: 120,
		fixed: 31,
		fields: ["name", "email", "tel"],
		events: [
			[110, "public"],
			[96, "silent"],
			[31, "seen-fixed"],
		],
	},
];

/** The case that has most to show, open and fixed. */
export const OPEN = "raff2e3kwt";
export const FIXED = "fxd9s4ow7e";

/** The lines of the backup. @param {string} head first line of a backup of the same server @param {number} now seconds */
export function backup(head, now) {
	const ago = (/** @type {number} */ days) => Math.round(now - days * DAY);
	const rows = STORIES.flatMap((story) => {
		const { id, host, scheme = "https", form_kind, state, standing, people, reporters, first, fixed } = story;
		const closed = fixed === undefined ? 0 : ago(fixed);
		const last = ago(Math.max((fixed ?? 0) + 0.02, first / 50));
		const news = Math.min(...story.events.map(([days]) => days));
		const place = [id, `${scheme}://${host}`, "/checkout/{}", form_kind, 1, host.split(".").slice(-2).join(".")];
		const counts = [people, reporters + 4, reporters, ago(first), last];
		const shown = ago(Math.max(...story.events.map(([days]) => days)));
		const times = [shown, closed, closed && closed - ago(first), ago(news), closed ? 1 : 0];
		const days = Array.from({ length: Math.min(60, Math.ceil(first) + 1) }, (_, day) => day).filter(
			(day) => day >= (fixed ?? 0),
		);
		const words = story.fields.map((field, at) => `field ${field} ${Math.max(1, reporters - at * 7)}`).join(",");
		const weight = people * 64 + Math.floor(Math.log2(reporters));
		return [
			["cases", ...place, state, standing, closed ? 2 : 1, 0, ...counts, ...times, reporters, 0, 0, weight, words],
			...story.events.map(([days, word, said = ""]) => ["case_events", id, ago(days), word, said]),
			...days.map((day) => ["case_days", id, Math.floor(now / DAY) - day, 1 + ((day * 7 + reporters) % 11)]),
		];
	});
	// Parents before their children.
	const order = ["cases", "case_events", "case_days"];
	rows.sort(([a], [b]) => order.indexOf(String(a)) - order.indexOf(String(b)));
	return [head, ...rows.map((row) => JSON.stringify(row)), JSON.stringify({ rows: rows.length }), ""].join("\n");
}
