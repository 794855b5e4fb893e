/**
 * One walk over what a frame shows, into a snapshot. The rules stand in `core/src/snapshot/mod.rs`;
 * the command line reads saved pages by the same.
 */

import { shadowOf } from "../shared/browser.ts";
import { contactsIn } from "./contacts.ts";
import { controlIn, editableIn } from "./control.ts";
import { all, type Root } from "./dom.ts";
import type { Control, Frame } from "./frame.ts";
import { Gap } from "./gap.ts";
import { dataOf, nameOf, TEXT, typeOf } from "./getters.ts";
import { arrival, type Marked, markedIn, teller } from "./provenance.ts";
import { inSlices } from "./slices.ts";
import type { Snapshot, SnapshotControl, SnapshotForm } from "./snapshot.ts";
import { behind, collapse, cut, joined, mayHost, past, SILENT, textOf, walk } from "./text.ts";

const MOST_CONTROLS = 2000;
const MOST_NODES = 200_000;
const MOST_ACTIONS = 200;
const MOST_CONTACTS = 40;
/** Roles of what acts like a link or a button and is none. */
const ACTING = new Set(["button", "link", "menuitem"]);
const DEEPEST_SHADOW = 32;
/** Of a language, and of the host of a shadow root. */
const MOST_NAME = 60;

type Owner = HTMLFormElement | null;

/** The document, or one shadow root: ids, owners and headings do not cross it. */
interface World {
	root: Root;
	path: string;
	depth: number;
	forms: Map<Element, SnapshotForm>;
	controls: { element: Control; owner: Owner; control: SnapshotControl }[];
	labels: Map<Element, Element[]>;
	submits: (HTMLInputElement | HTMLButtonElement)[];
	editables: Set<Element>;
	marked: Marked;
	shadows: World[];
	heading: Element | undefined;
	hasTables: boolean;
	hasSets: boolean;
}

const { getAttribute, querySelectorAll } = Element.prototype;
const { getElementById } = Document.prototype;

/** Reads this frame. Gives way to the page whenever a slice of time is used up. */
export async function collect(frame: Frame): Promise<Snapshot> {
	const reader = new Reader(frame);
	await inSlices(reader.read());
	return reader.snapshot;
}

class Reader {
	readonly snapshot: Snapshot = {
		url: location.href,
		title: "",
		lang: "",
		headings: [],
		actions: [],
		contacts: [],
		navigation: arrival(),
		untouched: navigator.userActivation?.hasBeenActive === false,
		forms: [],
		controls: [],
		truncated: false,
	};
	readonly #frame: Frame;
	readonly #provenance: ReturnType<typeof teller>;
	readonly #texts = new Map<Element, string>();
	readonly #legends = new Map<Element, Element | null>();
	#nodes = 0;
	#numbered = 0;

	constructor(frame: Frame) {
		this.#frame = frame;
		this.#provenance = teller(frame, this.snapshot.navigation, this.snapshot.url);
	}

	*read(): Generator<void> {
		const world = worldOf(document, "", 0);
		yield* this.#walk(world);
		this.#finish(world);
		for (const contact of contactsIn(document)) push(this.snapshot.contacts, MOST_CONTACTS, contact);
	}

	*#walk(world: World): Generator<void> {
		const { snapshot } = this;
		const gap = new Gap();
		/** A broken page can have a form in another. */
		const open: { form: SnapshotForm; end: Node | null }[] = [];
		let isSilent = false;
		let loud: Node | null = null;

		const walker = walk(world.root);
		for (let node = walker.nextNode(); node; ) {
			while (open.length && node === open.at(-1)?.end) {
				gap.interrupt();
				open.pop();
			}
			if (isSilent && node === loud) isSilent = false;
			if (++this.#nodes > MOST_NODES) snapshot.truncated = true;
			if (snapshot.truncated) break;
			if (this.#nodes % 64 === 0) yield;

			if (typeOf(node) === TEXT) {
				if (!isSilent) {
					gap.push(node as Text);
					for (const { form } of open) if (form.text.length < 1200) form.text = joined(form.text, dataOf(node));
				}
				node = walker.nextNode();
				continue;
			}
			const element = node as HTMLElement;
			// A drawing has links and titles of its own.
			const name = isSilent && !(element instanceof HTMLElement) ? "" : nameOf(node);
			if (name === "form") {
				gap.interrupt();
				open.push({ form: this.#form(world, element as HTMLFormElement), end: behind(node, world.root) });
			} else if (name === "input" || name === "select" || name === "textarea") {
				const control = controlIn(element, name, this.#frame);
				this.#add(world, gap, control, element, (element as HTMLInputElement).form);
			} else if (world.editables.has(element) && element.isContentEditable) {
				this.#add(world, gap, editableIn(element), element, null);
				node = past(walker);
				continue;
			} else {
				this.#note(world, element, name);
				const shadow = mayHost(element, name) && shadowOf(element);
				if (shadow && world.depth < DEEPEST_SHADOW) {
					const host = cut(name, MOST_NAME);
					const inner = worldOf(shadow, world.path ? `${world.path} > ${host}` : host, world.depth + 1);
					world.shadows.push(inner);
					yield* this.#walk(inner);
				} else if (shadow) {
					snapshot.truncated = true;
				}
			}
			if (!isSilent && HOLDING.has(name)) {
				isSilent = true;
				loud = behind(node, world.root);
			}
			node = SILENT.has(name) && !HOLDING.has(name) ? past(walker) : walker.nextNode();
		}
		gap.interrupt();
	}

	#add(world: World, gap: Gap, control: SnapshotControl, element: Control, owner: Owner) {
		const { controls, actions } = this.snapshot;
		if (world.path) control.root = world.path;
		control.before = gap.last();
		if (control.type !== "hidden") gap.interrupt();
		gap.open(control);
		control.section = this.#section(world, element);
		if (control.value?.trim()) control.provenance = this.#provenance(element, control.value, world.marked);
		if (control.type === "submit" || control.type === "image") world.submits.push(element as HTMLInputElement);
		if (/^(?:submit|button|reset)$/.test(control.type ?? ""))
			push(actions, MOST_ACTIONS, cut(collapse(control.value ?? ""), 60));
		world.controls.push({ element, owner, control });
		controls.push(control);
		if (controls.length >= MOST_CONTROLS) this.snapshot.truncated = true;
	}

	#form(world: World, element: HTMLFormElement): SnapshotForm {
		const attribute = (name: string) => (getAttribute.call(element, name) ?? "").slice(0, 1000);
		const headings = [...querySelectorAll.call(element, "h1,h2,h3,h4,h5,h6,legend")];
		if (world.heading) headings.unshift(world.heading);
		const form: SnapshotForm = {
			index: 0,
			id: attribute("id"),
			name: attribute("name"),
			class: attribute("class"),
			action: attribute("action"),
			label: cut(collapse(attribute("aria-label")), 120) || labelledBy(world.root, element, 120),
			heading: textsOf(headings, 300),
			submit: "",
			text: "",
		};
		world.forms.set(element, form);
		return form;
	}

	/** What stands beside the controls. */
	#note(world: World, element: HTMLElement, name: string) {
		const { actions, contacts, headings } = this.snapshot;
		switch (name) {
			case "label": {
				const { control } = element as HTMLLabelElement;
				if (control) world.labels.set(control, [...(world.labels.get(control) ?? []), element]);
				break;
			}
			case "button":
				if ((element as HTMLButtonElement).type === "submit") world.submits.push(element as HTMLButtonElement);
				if (actions.length < MOST_ACTIONS) push(actions, MOST_ACTIONS, textOf(element, 60));
				break;
			case "a": {
				const href = element.getAttribute("href")?.trim() ?? "";
				const contact = /^(?:mailto|tel):([^?]*)/i.exec(href);
				if (contact) push(contacts, MOST_CONTACTS, contact[1]?.trim() ?? "");
				else if (actions.length < MOST_ACTIONS) {
					push(actions, MOST_ACTIONS, textOf(element, 60));
					if (href) push(actions, MOST_ACTIONS, pathOf(href));
				}
				break;
			}
			case "h1":
			case "h2":
			case "h3":
				if (headings.length < 20) push(headings, 20, this.#text(element));
				world.heading = element;
				break;
			case "h4":
			case "h5":
			case "h6":
				world.heading = element;
				break;
			case "table":
				world.hasTables = true;
				break;
			case "fieldset":
				world.hasSets = true;
				break;
			case "title":
				if (!world.path) this.snapshot.title ||= textOf(element, 200);
				break;
			case "html":
				this.snapshot.lang = cut(element.getAttribute("lang") ?? "", MOST_NAME);
				break;
			case "div":
			case "li":
			case "span":
				if (actions.length < MOST_ACTIONS && ACTING.has(getAttribute.call(element, "role") ?? ""))
					push(actions, MOST_ACTIONS, textOf(element, 60));
		}
	}

	#section(world: World, element: Element): string {
		const above =
			(world.hasTables && columnHeader(element)) || (world.hasSets && this.#legend(element)) || world.heading;
		return above ? this.#text(above) : "";
	}

	#legend(element: Element): Element | null {
		for (let set = element.closest("fieldset"); set; set = set.parentElement?.closest("fieldset") ?? null) {
			let legend = this.#legends.get(set);
			if (legend === undefined) {
				legend = set.querySelector(":scope > legend");
				this.#legends.set(set, legend);
			}
			if (legend) return legend;
		}
		return null;
	}

	/** Headings stand above many controls. */
	#text(element: Element): string {
		let text = this.#texts.get(element);
		if (text === undefined) {
			text = textOf(element, 120);
			this.#texts.set(element, text);
		}
		return text;
	}

	/** What is known only when all of a world was seen. The document's numbers come first. */
	#finish(world: World) {
		const { forms } = this.snapshot;
		for (const form of world.forms.values()) {
			form.index = forms.length;
			form.text = cut(form.text, 600);
			forms.push(form);
		}
		for (const { element, owner, control } of world.controls) {
			if (control.tag !== "editable") control.index = this.#numbered++;
			const form = owner && world.forms.get(owner);
			if (form) control.form = form.index;
			control.label = textsOf(world.labels.get(element) ?? [], 200);
			if (control.aria !== undefined) control.aria = ariaOf(world.root, element);
		}
		for (const button of world.submits) {
			const form = button.form && world.forms.get(button.form);
			if (!form) continue;
			let words = joined(form.submit, textOf(button, 200));
			for (const name of ["value", "alt", "aria-label", "name"]) words = joined(words, button.getAttribute(name) ?? "");
			form.submit = cut(words, 200);
		}
		for (const shadow of world.shadows) this.#finish(shadow);
	}
}

/** Of the elements whose text is not text of the page, those that can have controls in them. */
const HOLDING = new Set(["button", "datalist", "object", "svg"]);

const worldOf = (root: Root, path: string, depth: number): World => ({
	root,
	path,
	depth,
	forms: new Map(),
	controls: [],
	labels: new Map(),
	submits: [],
	editables: new Set(all(root, "[contenteditable]")),
	marked: markedIn(root),
	shadows: [],
	heading: undefined,
	hasTables: false,
	hasSets: false,
});

function push(list: string[], most: number, text: string) {
	if (text && list.length < most) list.push(text);
}

function textsOf(elements: Iterable<Element>, most: number): string {
	let text = "";
	for (const element of elements) text = joined(text, textOf(element, most));
	return cut(text, most);
}

function labelledBy(root: Root, element: Element, most: number): string {
	const ids = getAttribute.call(element, "aria-labelledby");
	if (!ids) return "";
	const named = ids
		.split(/\s+/)
		.map((id) => (root === document ? getElementById.call(root, id) : root.getElementById(id)));
	return textsOf(
		named.filter((element) => element !== null),
		most,
	);
}

function ariaOf(root: Root, element: Element): string {
	const words = (name: string) => cut(collapse(element.getAttribute(name) ?? ""), 120);
	return words("aria-label") || labelledBy(root, element, 120) || words("title");
}

/** The `th` above, when the first row of the table is another one. */
function columnHeader(element: Element): Element | undefined {
	const cell = element.closest("td");
	const row = cell?.closest("tr");
	const first = row?.closest("table")?.rows[0];
	const above = cell && first !== row ? first?.cells[cell.cellIndex] : undefined;
	return above?.localName === "th" ? above : undefined;
}

/** The path of a link, without scheme, host, query and fragment. */
export function pathOf(href: string): string {
	if (/^javascript:/i.test(href)) return "";
	const path = href
		.replace(/[?#].*$/s, "")
		.replace(/^(?:[^/]*:)?\/\/[^/]*/, "")
		.replace(/^\/+/, "");
	return path && cut(`/${path}`, 60);
}
