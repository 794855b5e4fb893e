/** The form for own data: lists that grow, for me, for each of my family, and for whom autofill wrote. */
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
	/** What it began with. */
	shown: Own;
	/** What stands in it now. */
	read(): Own;
}

let fields = 0;

export function ownForm(own: Own): OwnForm {
	const country = countrySelect(own.country);
	const mine = lists(own);
	const add = button({ do: "add-member", text: t("own_family_add") }, () =>
		family.add(emptyOwn()).querySelector("input")?.focus(),
	);
	const family: People = people(own.family, {
		legend: (nth) => t("own_family_member", nth),
		actions: (entry) => [
			button({ do: "remove-member", text: t("own_family_remove"), class: "quiet" }, () => {
				family.remove(entry);
				add.focus();
			}),
		],
	});
	const autofilled: People = people(own.autofilled, {
		legend: (nth) => t("own_autofilled_entry", nth),
		actions: (entry) => [
			button({ do: "tell-autofilled", text: t("own_autofilled_tell") }, () => {
				autofilled.remove(entry);
				family.add(entry.read()).querySelector("input")?.focus();
			}),
			button({ do: "remove-autofilled", text: t("own_autofilled_remove"), class: "quiet" }, () => {
				autofilled.remove(entry);
				add.focus();
			}),
		],
	});
	return {
		element: h(
			"div",
			{ class: "own stack" },
			country.element,
			mine.element,
			section(t("own_family"), t("own_family_hint"), family.element, h("div", {}, add)),
			own.autofilled.length > 0 && section(t("own_autofilled"), t("own_autofilled_hint"), autofilled.element),
		),
		shown: own,
		read: () => ({ ...mine.read(), country: country.read(), family: family.read(), autofilled: autofilled.read() }),
	};
}

const section = (title: string, hint: string, ...content: HTMLElement[]) =>
	h("section", { class: "stack tight people" }, h("h3", {}, title), h("p", { class: "hint" }, hint), ...content);

/** One of several people. */
interface Entry {
	element: HTMLElement;
	read(): Own;
}

interface People {
	element: HTMLElement;
	add(person: Own): HTMLElement;
	remove(entry: Entry): void;
	read(): Own[];
}

/** People that come and go, numbered from 1. */
function people(
	of: Own[],
	{ legend, actions }: { legend(nth: number): string; actions(entry: Entry): HTMLElement[] },
): People {
	const entries: Entry[] = [];
	const element = h("div", { class: "stack" });
	const renumber = () => {
		for (const [i, entry] of entries.entries()) {
			const title = entry.element.querySelector("legend");
			if (title) title.textContent = legend(i + 1);
		}
	};
	const add = (person: Own) => {
		const those = lists(person);
		const entry = {
			element: h("fieldset", { class: "member stack", "data-member": true }, h("legend", {}), those.element),
			read: () => ({ ...those.read(), country: person.country }),
		};
		entry.element.append(h("div", { class: "row" }, ...actions(entry)));
		entries.push(entry);
		element.append(entry.element);
		renumber();
		return entry.element;
	};
	const remove = (entry: Entry) => {
		entries.splice(entries.indexOf(entry), 1);
		entry.element.remove();
		renumber();
	};
	of.forEach(add);
	return { element, add, remove, read: () => entries.map((entry) => entry.read()) };
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
