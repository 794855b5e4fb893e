/**
 * Remembers which controls the person filled in. Runs in every frame at `document_start`: a page that
 * stops events in its capture phase must come second (measured).
 */

import { isAlive, shadowOf } from "../shared/browser.ts";
import type { Control, Frame, How, Mark } from "./frame.ts";

const EVENTS = "beforeinput keydown paste drop input change focusout blur focus".split(" ");
/** Where a trusted `input` is announced by `beforeinput`, unless it did not come from the keyboard. */
const TEXT = /te[lx]|email|url|search|pass/;

function recorder(): Frame {
	const marks = new WeakMap<Element, Mark>();
	const frame: Frame = { marks, typedAt: 0, listen, isAlive, shadowOf };
	let announced: Control | undefined;
	let told: string | undefined;
	/** When the window got the focus back; nothing it never lost it, infinite it has not yet. */
	let back: number | undefined;

	function listen() {
		for (const type of EVENTS) addEventListener(type, onEvent, true);
	}

	function onEvent(event: Event) {
		const { type, isTrusted } = event;
		const { key, inputType, ctrlKey, metaKey } = event as KeyboardEvent & InputEvent;
		if (!isAlive()) return;
		if (type === "blur" || type === "focus") {
			if (isTrusted && event.target === window) back = type === "blur" ? Infinity : back && event.timeStamp;
			return;
		}
		const control = controlOf(event);
		if (!control) return;
		const mark = marks.get(control) ?? {};
		mark.secret ||= control.type === "password";
		marks.set(control, mark);

		const by = (how: How) => {
			if (how === "typed") frame.typedAt ||= event.timeStamp;
			if (mark.how !== "typed") mark.how = how;
		};
		const left = () => {
			mark.left = mark.secret ? "" : control.value?.slice(0, 1000);
		};

		if (!isTrusted) {
			// A window that got the focus back a second ago may still be filled by a password manager.
			if (type === "input" && (back as number) > event.timeStamp - 1000 && !mark.how) by("filled");
		} else if (type === "input") {
			if (announced !== control) {
				if (inputType === "insertReplacementText" || control.matches(":autofill")) by("autofilled");
				else by(TEXT.test(control.type ?? "text") ? "odd" : "typed");
			}
			announced = undefined;
			left();
		} else if (type === "change" || type === "focusout") {
			if (mark.how !== "typed") return;
			left();
			if (!mark.left || mark.left === told) return;
			told = mark.left;
			// The extension was updated or removed: there is nobody to tell.
			chrome.runtime.sendMessage({ type: "typed", values: [told] }).catch(() => {});
		} else if ((type !== "keydown" || (key.length === 1 && !ctrlKey && !metaKey)) && !control.readOnly) {
			if (type === "beforeinput") announced = control;
			by(inputType === "insertReplacementText" ? "autofilled" : "typed");
			mark.left = undefined;
		}
	}
	listen();
	return frame;
}

/** The real control, in shadow roots of either mode. */
function controlOf(event: Event): Control | undefined {
	let at: unknown = event.composedPath()[0];
	while (at instanceof HTMLElement) {
		const inner = shadowOf(at)?.activeElement;
		if (!inner) return at;
		at = inner;
	}
}

globalThis.strayfield ??= recorder();
