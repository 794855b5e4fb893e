/** Builds elements. Text is always text: nothing here can turn data into markup. */
import { language, rightToLeft, t } from "../shared/i18n.ts";

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** `h("button", { class: "primary", "data-do": "report", click: send }, t("do_report"))` */
export function h<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: Child[]
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === "function") element.addEventListener(name, value);
		else if (typeof value === "string") element.setAttribute(name, value);
		else if (value) element.setAttribute(name, "");
	}
	element.append(
		...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false),
	);
	return element;
}

/** The page's own element of this id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
	const element = document.getElementById(id);
	if (!element) throw new Error(`no #${id}`);
	return element as T;
}

/** Gives a page its words: what stands in `data-t` elements is the key of their text; `data-t-label` is that of a name. */
export function localize(): void {
	document.documentElement.lang = language();
	document.documentElement.dir = rightToLeft() ? "rtl" : "ltr";
	for (const element of document.querySelectorAll<HTMLElement>("[data-t]")) {
		element.textContent = t(element.textContent ?? "");
		element.removeAttribute("data-t");
	}
	for (const element of document.querySelectorAll<HTMLElement>("[data-t-label]")) {
		element.setAttribute("aria-label", t(element.dataset.tLabel ?? ""));
	}
}

/** A button that does one thing, and can't be pressed again while it does. It keeps the focus meanwhile. */
export function button(
	what: { do: string; text: string; class?: string; label?: string },
	act: () => Promise<unknown> | unknown,
): HTMLButtonElement {
	const made = h("button", { type: "button", "data-do": what.do, class: what.class ?? "" }, what.text);
	if (what.label) made.setAttribute("aria-label", what.label);
	made.addEventListener("click", async () => {
		if (made.ariaDisabled === "true") return;
		made.ariaDisabled = "true";
		try {
			await act();
		} finally {
			made.ariaDisabled = null;
		}
	});
	return made;
}
