/**
 * One calm sentence over the page, with *Details* and *Dismiss*: nothing can be decided where a page
 * can reach. Injected into the top frame when there is something to say; the words come with the message.
 *
 * Styled through the CSSOM alone: a style element or attribute is a CSP violation on strict pages.
 */

import { isAlive, shadowOf } from "../shared/browser.ts";
import type { FromPage, Level, ToPage } from "../shared/protocol.ts";
import { all, BANNER } from "./dom.ts";
import { rootOf } from "./getters.ts";

type Show = Extract<ToPage, { type: "show" }>;

const INK = "light-dark(#1c2426, #e8eeee)";
const LOOKS: Record<Level, { paper: string; edge: string }> = {
	clear: { paper: "light-dark(#ffffff, #20292b)", edge: "light-dark(#c9d3d3, #3d494b)" },
	ask: { paper: "light-dark(#ffffff, #20292b)", edge: "light-dark(#c9d3d3, #3d494b)" },
	warn: { paper: "light-dark(#fff7e8, #322a1a)", edge: "light-dark(#d99a2b, #8f6a24)" },
	alarm: { paper: "light-dark(#fff0ee, #37211f)", edge: "light-dark(#c8473d, #a4534b)" },
};
const FONT = "15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** All of it `important`: the page's own sheets reach the host. Shown as popovers are: a closed one is gone. */
const HOST = `
	all: initial; color-scheme: light dark; position: fixed; inset: 12px 12px auto; margin: 0 auto;
	width: fit-content; max-width: min(46rem, 100vw - 24px); padding: 0; border: 0; overflow: visible;
	background: none; display: revert; visibility: visible; opacity: 1; pointer-events: auto; z-index: 2147483647;
`;
const BOX = `
	display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; box-sizing: border-box; padding: 12px 16px;
	font: ${FONT}; text-align: start; color: ${INK}; border: 1px solid; border-radius: 10px;
	box-shadow: 0 6px 24px rgb(0 0 0 / 0.22);
`;
const SENTENCE = "flex: 1 1 16rem; min-width: 0; overflow-wrap: anywhere; margin: 0;";
const BUTTON = `
	appearance: none; font: ${FONT}; font-weight: 600; min-height: 36px; padding: 4px 14px; border-radius: 8px; cursor: pointer;
`;

class Banner {
	readonly #host = make("div", HOST.replaceAll(";", " !important;"));
	readonly #box = make("div", BOX);
	readonly #sentence = make("p", SENTENCE);
	readonly #details = make("button", BUTTON);
	readonly #dismiss = make("button", BUTTON);
	/** Sees the host taken away, and nothing else of the page. */
	readonly #removal = new MutationObserver(() => this.#restore());
	#shown = false;
	#restored = false;
	#dismissed = false;

	constructor() {
		const root = this.#host.attachShadow({ mode: "closed" });
		const buttons = make("div", "display: flex; flex-wrap: wrap; gap: 8px;");
		buttons.append(this.#details, this.#dismiss);
		this.#box.append(mark(), this.#sentence, buttons);
		root.append(this.#box);
		this.#box.id = BANNER;
		this.#host.popover = "manual";
		// Closes it even when an update or removal of the extension has taken this script away.
		this.#dismiss.popoverTargetElement = this.#host;
		this.#dismiss.popoverTargetAction = "hide";
		this.#on(this.#details, "details");
		this.#on(this.#dismiss, "dismissed");
		root.addEventListener("keydown", (event) => {
			if (!event.isTrusted || (event as KeyboardEvent).key !== "Escape") return;
			event.preventDefault();
			event.stopPropagation();
			this.#answer("dismissed");
		});
		// Paper is the page's.
		addEventListener("beforeprint", () => this.#host.style.setProperty("visibility", "hidden", "important"));
		addEventListener("afterprint", () => this.#host.style.setProperty("visibility", "visible", "important"));
		// A modal dialog makes inert what is not inside of it.
		for (const type of ["toggle", "close", "fullscreenchange"])
			addEventListener(
				type,
				({ target }) => this.#shown && (target === this.#host ? this.#restore() : this.#place()),
				true,
			);
	}

	show({ level, sentence, details, dismiss, rtl }: Show) {
		if (this.#dismissed) return;
		this.#box.dir = rtl ? "rtl" : "ltr";
		this.#box.style.backgroundColor = LOOKS[level].paper;
		this.#box.style.borderColor = LOOKS[level].edge;
		this.#box.setAttribute("role", level === "alarm" ? "alert" : "status");
		paint(this.#details, "#ffffff", "light-dark(#10626f, #2f7f7a)", "transparent");
		paint(this.#dismiss, INK, "transparent", "light-dark(#8a9899, #7b8a8c)");
		this.#details.textContent = details;
		this.#dismiss.textContent = dismiss;
		this.#shown = true;
		this.#place();
		// Said by screen readers because it comes into a region that is there already.
		this.#sentence.textContent = sentence;
	}

	hide() {
		this.#shown = false;
		this.#removal.disconnect();
		this.#host.remove();
	}

	/** Into the topmost modal dialog, else the page; on top of the top layer. */
	#place() {
		const parent = topmostModal() ?? rootOf(document);
		if (this.#host.parentNode === parent && this.#host.matches(":popover-open")) return;
		this.#removal.disconnect();
		Node.prototype.appendChild.call(parent, this.#host);
		if (!this.#host.matches(":popover-open")) this.#host.showPopover();
		this.#removal.observe(parent, { childList: true });
	}

	/** A page that rebuilds itself takes the banner with it; one that fights it has the badge still. */
	#restore() {
		if (!this.#shown || this.#host.matches(":popover-open") || this.#restored || !isAlive()) return;
		this.#restored = true;
		this.#place();
	}

	#on(button: HTMLElement, did: Did) {
		button.setAttribute("type", "button");
		button.addEventListener("click", (event) => {
			event.stopPropagation();
			if (event.isTrusted) this.#answer(did);
		});
	}

	#answer(did: Did) {
		if (did === "dismissed" || !isAlive()) this.hide();
		this.#dismissed ||= did === "dismissed";
		if (isAlive()) tell({ type: "banner", did }).catch(() => this.hide());
	}
}

type Did = Extract<FromPage, { type: "banner" }>["did"];

const tell = (message: FromPage) => chrome.runtime.sendMessage(message);

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, style: string) {
	const element = Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[Name];
	element.style.cssText = style;
	return element;
}

function paint(button: HTMLElement, ink: string, paper: string, edge: string) {
	Object.assign(button.style, { color: ink, background: paper, border: `1px solid ${edge}` });
}

/** The icon: a form with one field that is not of it. */
function mark(): SVGSVGElement {
	const space = "http://www.w3.org/2000/svg";
	const make = <Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Record<string, string | number>) => {
		const element = Document.prototype.createElementNS.call(document, space, name) as SVGElementTagNameMap[Name];
		for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
		return element;
	};
	const svg = make("svg", { viewBox: "0 0 128 128", width: 28, height: 28, "aria-hidden": "true" });
	svg.append(
		make("rect", { x: 4, y: 4, width: 120, height: 120, rx: 28, fill: "#10626f" }),
		make("rect", { x: 24, y: 26, width: 64, height: 18, rx: 9, fill: "#d9ebe8" }),
		make("rect", { x: 48, y: 55, width: 64, height: 18, rx: 9, fill: "#f5a623" }),
		make("rect", { x: 24, y: 84, width: 64, height: 18, rx: 9, fill: "#d9ebe8" }),
	);
	return svg;
}

/** Where the focus is, there is the topmost one; without a focus the last one. */
function topmostModal(): Element | null {
	const modals = all(document, "dialog:modal");
	return deepestFocus()?.closest("dialog:modal") ?? modals[modals.length - 1] ?? null;
}

const activeElement = Object.getOwnPropertyDescriptor(Document.prototype, "activeElement")?.get;

/** The focused element, in shadow roots of either mode. */
function deepestFocus(): Element | null {
	let at: Element | null = activeElement?.call(document);
	for (;;) {
		const inner = at instanceof HTMLElement ? shadowOf(at)?.activeElement : null;
		if (!inner) return at;
		at = inner;
	}
}

const { strayfield: frame } = globalThis;

if (frame && !frame.hasBanner) {
	frame.hasBanner = true;
	const banner = new Banner();
	chrome.runtime.onMessage.addListener((message: ToPage) => {
		if (message.type === "show") banner.show(message);
		if (message.type === "hide") banner.hide();
	});
}
