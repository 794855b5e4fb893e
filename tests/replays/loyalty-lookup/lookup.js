// The fault: whoever has this number is filled in for whoever types it. A postcode's town is nobody.

const KNOWN = {
	telefon: {
		"604 771 902": { imie: "Wincenty Brzeziński", email: "w.brzezinski@odrapost-privat.pl", ulica: "ul. Klonowa 31" },
	},
	kod: { "81-300": { miasto: "Gdynia" } },
};
for (const [name, records] of Object.entries(KNOWN)) {
	document.getElementById(name).addEventListener("change", ({ target }) => {
		for (const [control, value] of Object.entries(records[target.value] ?? {}))
			document.getElementById(control).value = value;
	});
}
