// @ts-check
/** The fields of the form that frameworks render, and the person whom the page says. */

/** @typedef {Record<string, string>} Person */

export const TITLE = "Gewinnspiel: Jetzt registrieren und teilnehmen";

/** Ids and labels. @type {[id: string, label: string][]} */
export const FIELDS = [
	["given", "Vorname"],
	["family", "Nachname"],
	["email", "E-Mail"],
	["street", "Straße und Hausnummer"],
	["postcode", "PLZ"],
	["city", "Ort"],
];

/** Where the form goes, and who stands in it. @returns {{ root: HTMLElement, person: Person }} */
export function given() {
	const root = document.getElementById("app");
	if (!root) throw new Error("no #app");
	return { root, person: JSON.parse(root.dataset.person ?? "{}") };
}
