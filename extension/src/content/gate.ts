/**
 * Is there something to look at? A visible control holds what nobody typed. Cheap, and seldom: some
 * moments after load, after what the person does, never on every change of the page.
 */

import type { ToPage } from "../shared/protocol.ts";
import { all, type Root } from "./dom.ts";
import type { Control, Frame, Seen } from "./frame.ts";

/**
 * One after the other: in Chromium a selector that asks for all of them takes twice as long. What an editable form
 * answers may be a control of that name.
 */
const CONTROLS = ["input", "textarea", "[contenteditable]:not(form)"];
/** Types that hold what people are known by; the others are filled everywhere. */
const KNOWN_BY = /te[lx]|email|url|number|date|month/;
/** Something that could be of a person: a word, or a longer number. */
const TELLING = /[a-z]{2}|\d{4}|[^ -~\s]/i;

/** Stems in titles and paths of pages that may name people in their text: accounts, orders, bookings, tickets, invoices, mail. */
const ONES_OWN =
	/ac+ount|konto|order|bestel|com+and|pedido|zam.w|book|buch|reserv|ticket|bil+|invoic|rechn|fac?tur|track|mail|заказ|注文|订单|주문/i;
/** So may, in any language, a page that shows an address. */
const ADDRESS = /\w@\w/;
/** Stems in labels of ticked boxes. */
const CONSENT = /news|market|werb|of+er|promo|profil|partn|third|dritt|tier|terz|loca|stando|рекл|メール/i;

const AFTER_LOAD = [500, 2000, 5000];

function gate(frame: Frame) {
	// Here they are written out where they are used, which is shorter.
	const AFTER_TYPING = 1000;
	const MOST_PLANNED = 9;
	const seen = new WeakMap<Element, Seen>();
	const timers = new Set<unknown>();
	let typing: ReturnType<typeof setTimeout> | undefined;
	let early = true;
	let shown = "";
	let pending = 0;
	let failed = 0;
	let turn = Promise.resolve();

	function plan(delay: number) {
		const timer = setTimeout(() => {
			timers.delete(timer);
			look();
		}, delay);
		timers.add(timer);
		return timer;
	}

	/** One after the other: a page can't make two of them meet. */
	function look(anyway?: boolean) {
		pending++;
		turn = turn
			.then(() => once(anyway))
			// The browser may end the background in the middle of it; a page that can't be read is not tried for ever.
			.catch(() => {
				if (failed++ < 9) plan(AFTER_TYPING);
			})
			.finally(() => pending--);
	}

	async function once(anyway?: boolean) {
		if (!frame.isAlive()) return;
		frame.listen();
		let held = holdings(document);
		for (const root of await shadowRoots(frame.shadowOf)) held += holdings(root);
		if (!anyway && held === shown) return;
		if (!frame.inspect) await chrome.runtime.sendMessage({ type: "look" });
		await frame.inspect?.();
		shown = held;
	}

	/** What visible controls hold that nobody typed, as one text to compare with. */
	function holdings(root: Root): string {
		let held = "";
		// Before the first look only what controls hold is of interest.
		const text = early
			? ""
			: ((all(root, "main")[0] ?? all(root, "body")[0] ?? all(root, ":root")[0] ?? root).textContent as string);
		// What such a page says is looked at once more when there is more of it.
		if (ADDRESS.test(text) || ONES_OWN.test(document.title + location.pathname)) held += text.length;
		for (const control of CONTROLS.flatMap((selector) => [...all(root, selector)]) as Control[]) {
			if (held.length > 9999) break;
			if (control.checked && CONSENT.test(control.labels?.[0]?.textContent as string)) held += control.name;
			if (!KNOWN_BY.test(control.type ?? "text")) continue;
			const value = ((control.value ?? control.textContent) as string).slice(0, 99);
			const { how, left = value } = frame.marks.get(control) ?? {};
			if (!TELLING.test(value) || (how === "typed" && left.startsWith(value))) continue;
			if (seen.get(control)?.value !== value) seen.set(control, { value, early, late: !!frame.typedAt });
			if (control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) held += `${value}\n`;
		}
		return held;
	}

	frame.seen = seen;
	frame.isBusy = () => pending + timers.size > 0;

	const on = (types: string, act: (event: Event) => void) => {
		for (const type of types.split(" ")) addEventListener(type, (event) => event.isTrusted && act(event), true);
	};
	// A page that acts all the time is looked at some times a second, not at every turn.
	const acted = () => timers.size < MOST_PLANNED && [300, 1500, 4000].map(plan);
	// Firefox before 147 has no `navigation`, which tells both ways through the history.
	on(__FIREFOX__ ? "click popstate" : "click", acted);
	on("keydown", ({ key }: Event & { key?: string }) => key === "Enter" && acted());
	on("input focusin focusout", () => {
		clearTimeout(typing);
		timers.delete(typing);
		typing = plan(AFTER_TYPING);
	});
	// Kept by the browser for the way back, or made before anybody went there: what was said of it is gone, or was not heard.
	on("pageshow prerenderingchange", ({ persisted }: Event & { persisted?: boolean }) => {
		if (persisted !== false) shown = "";
		AFTER_LOAD.map(plan);
	});
	globalThis.navigation?.addEventListener("currententrychange", acted);
	chrome.runtime.onMessage.addListener(({ type }: ToPage, _, respond) => {
		if (type !== "again") return false;
		look(true);
		turn.then(respond);
		return true;
	});
	AFTER_LOAD.map(plan);
	// Here are what came with the page, what its scripts knew by themselves, and what Firefox restores.
	holdings(document);
	early = false;
}

const { evaluate, getElementsByTagName } = Document.prototype;
const everything = getElementsByTagName.call(document, "*");
let counted = 0;
let hosts: Element[] = [];

/** Who could have a shadow root: boxes with nothing else to show, and custom elements. */
function hostsIn(root: Root): Element[] {
	const hosts = [...all(root, "div:not(:has(*))")];
	if (__FIREFOX__) {
		// Where it takes a third of the time of asking each for its name; a path for boxes as well takes three times as long.
		for (const below of root === document ? [root] : root.children) {
			const found = evaluate.call(document, "descendant-or-self::*[contains(name(),'-')]", below);
			for (;;) {
				const host = found.iterateNext();
				if (!host) break;
				hosts.push(host as Element);
			}
		}
	} else {
		const elements = root === document ? everything : all(root, "*");
		const { length } = elements;
		for (let at = 0; at < length; at++) {
			const element = elements[at] as Element;
			// A form with a control of that name answers with the control.
			if (/-/.test(element.localName)) hosts.push(element);
		}
	}
	return hosts;
}

/** Of any depth and mode. Who could have one is looked for when the page is idle, and again when it grew. */
async function shadowRoots(shadowOf: Frame["shadowOf"]): Promise<ShadowRoot[]> {
	if (everything.length !== counted) {
		await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
		counted = everything.length;
		hosts = hostsIn(document);
	}
	const roots: ShadowRoot[] = [];
	const left = [...hosts];
	for (const host of left) {
		const root = (__FIREFOX__ || host instanceof HTMLElement) && shadowOf(host as HTMLElement);
		if (!root) continue;
		roots.push(root);
		left.push(...hostsIn(root));
	}
	return roots;
}

const { strayfield } = globalThis;
if (strayfield && !strayfield.isBusy) gate(strayfield);
