/** What the scripts of one frame share. It lives in the extension's own world: no page sees it. */

import type { Inspection } from "../shared/protocol.ts";

export type How =
	/** By the person: keys, paste, drop, a picker. */
	| "typed"
	/** By the browser. */
	| "autofilled"
	/** By a password manager. */
	| "filled"
	/** A trusted `input` without `beforeinput`: `execCommand` of the page, or a duplicated tab. */
	| "odd";

export interface Mark {
	how?: How;
	/** What the person left there; nothing while they are at it. */
	left?: string | undefined;
	/** It was a password box once: its value is never read. */
	secret?: boolean;
}

/** The beginning of a value that nobody typed, and when it was there first. */
export interface Seen {
	value: string;
	/** When the gate came. */
	early: boolean;
	/** Only after the person had typed something. */
	late: boolean;
}

export type Control = HTMLElement &
	Partial<Pick<HTMLInputElement, "value" | "type" | "readOnly" | "defaultValue" | "checked" | "labels" | "name">>;

export interface Frame {
	/** Of the recorder. */
	marks: WeakMap<Element, Mark>;
	/** When the person first typed, by `performance.now()`; 0 not yet. */
	typedAt: number;
	/** Starts recording; again is harmless. `document.open()` takes every listener away. */
	listen(): void;
	/** `isAlive` and `shadowOf` of `browser.ts`: the gate has no copy of its own. */
	isAlive(): boolean;
	shadowOf(host: Element): ShadowRoot | null;
	/** Of the gate: what stood in controls when it looked. */
	seen?: WeakMap<Element, Seen>;
	/** Of the gate: a look is planned, or an inspection pending. */
	isBusy?(): boolean;
	/** Of the banner: it listens. */
	hasBanner?: boolean;
	/** Of the inspector: what this frame shows, as the JSON of a snapshot. */
	read?(): Promise<string>;
	/** Of the inspector: the snapshot's text. */
	lines?(): Promise<string>;
	/** Of the inspector, where the core runs here. */
	find?(snapshot: string): Promise<Inspection>;
	/** Of the inspector: reads, finds if it can, and tells the background. */
	inspect?(): Promise<void>;
}

declare global {
	var strayfield: Frame | undefined;
}
