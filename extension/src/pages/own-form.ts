/** The form for own data: lists that grow, for me and for each of my family. */
import { t } from "../shared/i18n.ts";
import type { Own } from "../shared/protocol.ts";
import { emptyOwn, OWN_LISTS, type OwnList } from "../shared/settings.ts";
import { button, h } from "./dom.ts";

/** Rarely needed, so folded away. */
const FOLDED: OwnList[] = ["ibans", "ids"];

/** What the browser knows about each list: keyboard, spelling, and its own data for filling in. */
const INPUTS: Record<OwnList, Record<string, string>> = {
	names: { type: "text", autocomplete: "name", autocapitalize: "words" },
	emails: { type: "email", autocomplete: "email" },
	phones: { type: "tel", autocomplete: "tel" },
	streets: { type: "text", autocomplete: "address-line1" },
	postal_codes: { type: "text", autocomplete: "postal-code" },
	birthdays: { type: "date", autocomplete: "bday" },
	ibans: { type: "text", autocomplete: "off", autocapitalize: "characters" },
	ids: { type: "text", autocomplete: "off" },
};

/** Where people live who read our languages first, then the neighbours and the large ones. Names come from the browser. */
const COUNTRIES =
	"AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IN IS IT JP LI LT LU LV MT MX NL NO NZ PL PT RO RS SE SI SK TR UA US ZA".split(
		" ",
	);

export interface OwnForm {
	element: HTMLElement;
	/** What stands in it now. */
	read(): Own;
}

let fields = 0;

export function ownForm(own: Own): OwnForm {
	const country = countrySelect(own.country);
	const mine = lists(own);
	const members: { element: HTMLElement; read(): Own }[] = [];
	const place = h("div", { class: "stack" });
	const renumber = () => {
		for (const [i, { element }] of members.entries()) {
			const legend = element.querySelector("legend");
			if (legend) legend.textContent = t("own_family_member", i + 1);
		}
	};
	const add = (member: Own) => {
		const those = lists(member);
		const entry = {
			element: h("fieldset", { class: "member stack", "data-member": true }, h("legend", {}), those.element),
			read: () => ({ ...those.read(), country: member.country }),
		};
		entry.element.append(
			h(
				"div",
				{},
				button({ do: "remove-member", text: t("own_family_remove"), class: "quiet" }, () => {
					members.splice(members.indexOf(entry), 1);
					entry.element.remove();
					renumber();
					another.focus();
				}),
			),
		);
		members.push(entry);
		place.append(entry.element);
		renumber();
		return entry.element;
	};
	own.family.forEach(add);
	const another = button({ do: "add-member", text: t("own_family_add") }, () =>
		add(emptyOwn()).querySelector("input")?.focus(),
	);
	return {
		element: h(
			"div",
			{ class: "own stack" },
			country.element,
			mine.element,
			h(
				"section",
				{ class: "stack tight family" },
				h("h3", {}, t("own_family")),
				h("p", { class: "hint" }, t("own_family_hint")),
				place,
				h("div", {}, another),
			),
		),
		read: () => ({ ...mine.read(), country: country.read(), family: members.map(({ read }) => read()) }),
	};
}

function countrySelect(chosen: string) {
	const names = new Intl.DisplayNames([t("language")], { type: "region" });
	const codes = COUNTRIES.includes(chosen) || !/^[A-Z]{2}$/.test(chosen) ? COUNTRIES : [chosen, ...COUNTRIES];
	const options = codes
		.map((code) => ({ code, name: names.of(code) ?? code }))
		.sort((a, b) => a.name.localeCompare(b.name, t("language")))
		.map(({ code, name }) => h("option", { value: code, selected: code === chosen }, name));
	const id = `own-${++fields}`;
	const select = h(
		"select",
		{ id, autocomplete: "country", "data-own": "country" },
		h("option", { value: "" }, t("own_country_none")),
		...options,
	);
	return {
		element: h("div", {}, h("label", { for: id }, t("own_country")), select),
		read: () => select.value,
	};
}

function lists(own: Own) {
	const editors = new Map(OWN_LISTS.map((list) => [list, listEditor(list, own[list])]));
	const elements = (those: readonly OwnList[]) => those.flatMap((list) => editors.get(list)?.element ?? []);
	const open = FOLDED.some((list) => own[list].length > 0);
	return {
		element: h(
			"div",
			{ class: "stack" },
			h("div", { class: "lists" }, ...elements(OWN_LISTS.filter((list) => !FOLDED.includes(list)))),
			h("details", { open }, h("summary", {}, t("own_more")), h("div", { class: "lists" }, ...elements(FOLDED))),
		),
		read(): Own {
			const read = emptyOwn();
			for (const [list, editor] of editors) read[list] = editor.read();
			return read;
		},
	};
}

function listEditor(list: OwnList, entries: string[]) {
	const rows = h("div", { class: "stack tight" });
	const name = t(`own_${list}`);
	const inputs = () => [...rows.querySelectorAll("input")];
	const relabel = () => {
		for (const [i, input] of inputs().entries()) input.setAttribute("aria-label", t("own_entry", name, i + 1));
	};
	const add = (value: string) => {
		const input = h("input", { ...INPUTS[list], id: `own-${++fields}`, "data-own": list });
		// A date that was stored in another form would vanish from a date box.
		if (input.type === "date" && value !== "" && !/^\d{4}-\d\d-\d\d$/.test(value)) input.type = "text";
		input.value = value;
		const row = h(
			"div",
			{ class: "entry" },
			input,
			button({ do: "remove", text: "×", class: "quiet", label: t("own_remove_from", name) }, () => {
				row.remove();
				if (inputs().length === 0) add("");
				relabel();
				inputs().at(-1)?.focus();
			}),
		);
		rows.append(row);
		relabel();
		return input;
	};
	for (const entry of entries.length > 0 ? entries : [""]) add(entry);
	const hint = chrome.i18n.getMessage(`own_${list}_hint`);
	return {
		element: h(
			"fieldset",
			{ class: "stack tight" },
			h("legend", {}, name),
			hint !== "" && h("p", { class: "hint" }, hint),
			rows,
			h(
				"div",
				{},
				button({ do: "add", text: t("own_add"), class: "quiet", label: t("own_add_to", name) }, () => add("").focus()),
			),
		),
		read: () =>
			inputs()
				.map(({ value }) => value.trim())
				.filter((value) => value !== ""),
	};
}
