/**
 * Who stood in a form the last time this very address was seen: for *changed by itself* (row 7).
 *
 * Digests only, in session memory. A visit is one view of one frame's address in one cookie store;
 * looking again in the same view updates it, the next view finds it as `before`.
 */

export interface FormMemory {
	form: string;
	person: string;
}

interface Seen {
	forms: FormMemory[];
	signedIn: boolean;
	/** What had happened on this site by then; see `Sites.epoch`. */
	epoch: number;
}

export interface Visit extends Seen {
	view: string;
	before: Seen | null;
}

/** How a view came about. Only `same` repeats what was there without a gesture on the page. */
export type Arrival = "same" | "other";

/**
 * Transitions after which the same address should show the same person: a reload, or the address
 * asked for again from outside of the page. A link or a button may well ask for the next record.
 */
const PLAIN = new Set(["reload", "typed", "auto_bookmark", "start_page", "keyword", "generated"]);

export function arrivalOf(transition: string, qualifiers: readonly string[]): Arrival {
	return PLAIN.has(transition) && !qualifiers.includes("forward_back") ? "same" : "other";
}

/** The visit after `view` showed `seen`. */
export function see(last: Visit | undefined, view: string, seen: Seen): Visit {
	if (!last) return { view, ...seen, before: null };
	if (last.view !== view) {
		const { forms, signedIn, epoch } = last;
		return { view, ...seen, before: { forms, signedIn, epoch } };
	}
	const named = new Set(seen.forms.map(({ form }) => form));
	return {
		...last,
		signedIn: seen.signedIn,
		forms: [...last.forms.filter(({ form }) => !named.has(form)), ...seen.forms],
	};
}

/** What a view has before it: the people of the last one, and whether nothing happened in between. */
export function before(last: Visit | undefined, view: string, arrival: Arrival, signedIn: boolean, epoch: number) {
	const previous = last && (last.view === view ? last.before : last);
	if (!previous) return { previous: [], undisturbed: false };
	const undisturbed = arrival === "same" && previous.epoch === epoch && previous.signedIn === signedIn;
	return { previous: previous.forms, undisturbed };
}
