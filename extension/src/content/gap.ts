/** The text between controls, and the controls that still wait for what comes after them. */

import { dataOf } from "./getters.ts";
import type { SnapshotControl } from "./snapshot.ts";
import { collapse, cut, tail } from "./text.ts";

const MOST = 120;

export class Gap {
	/** Pieces since the last interruption; a text node until somebody needs to know what it says. */
	#pieces: (Text | string)[] = [];
	#waiting: { control: SnapshotControl; from: number }[] = [];

	push(text: Text): void {
		this.#pieces.push(text);
	}

	/** The end of it. */
	last(): string {
		const words: string[] = [];
		for (let at = this.#pieces.length - 1, length = 0; at >= 0 && length < 2 * MOST; at--) {
			const more = this.#read(at);
			if (!more) continue;
			words.unshift(more);
			length += more.length + 1;
		}
		return tail(words.join(" "), MOST);
	}

	/** This control gets what follows. */
	open(control: SnapshotControl): void {
		this.#waiting.push({ control, from: this.#pieces.length });
	}

	/** A control, or the start or end of a form: what was before does not reach beyond. */
	interrupt(): void {
		for (const { control, from } of this.#waiting) control.after = this.#first(from);
		this.#waiting = [];
		this.#pieces = [];
	}

	#first(from: number): string {
		let text = "";
		for (let at = from; at < this.#pieces.length && text.length < 2 * MOST; at++) {
			const more = this.#read(at);
			if (more) text += text ? ` ${more}` : more;
		}
		return cut(text, MOST);
	}

	#read(at: number): string {
		let piece = this.#pieces[at] ?? "";
		if (typeof piece !== "string") {
			piece = collapse(dataOf(piece));
			this.#pieces[at] = piece;
		}
		return piece;
	}
}
