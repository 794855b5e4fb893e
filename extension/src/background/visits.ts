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
	/** What had happened on this site by then; it rises when the person types there. */
	epoch: number;
}

export interface Visit extends Seen {
	view: string;
	before: Seen | null;
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

/**
 * What a view has before it: the people of the last one, and whether nothing happened in between.
 *
 * Only a reload counts as a second look at the same thing: a link, a button or the address typed
 * again may well ask for the next record.
 */
export function before(last: Visit | undefined, view: string, reloaded: boolean, signedIn: boolean, epoch: number) {
	const previous = last && (last.view === view ? last.before : last);
	if (!previous) return { previous: [], undisturbed: false };
	const undisturbed = reloaded && previous.epoch === epoch && previous.signedIn === signedIn;
	return { previous: previous.forms, undisturbed };
}
