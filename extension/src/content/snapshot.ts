/** `strayfield_core::snapshot`: what is empty, zero or false may be left out. */

export type Provenance = "page" | "page_late" | "device" | "link" | "typed" | "autofilled" | "filled" | "restored";

/** How the browser came to a page. */
export type Arrival = "navigate" | "reload" | "back_forward";

export interface Snapshot {
	url: string;
	title: string;
	lang: string;
	headings: string[];
	actions: string[];
	contacts: string[];
	navigation: Arrival;
	untouched: boolean;
	forms: SnapshotForm[];
	controls: SnapshotControl[];
	truncated: boolean;
}

export interface SnapshotForm {
	index: number;
	id: string;
	name: string;
	class: string;
	action: string;
	label: string;
	heading: string;
	submit: string;
	text: string;
}

export interface SnapshotControl {
	index?: number;
	form?: number;
	root?: string;
	tag: string;
	type?: string;
	name?: string;
	id?: string;
	class?: string;
	autocomplete?: string;
	placeholder?: string;
	aria?: string;
	label?: string;
	before?: string;
	after?: string;
	section?: string;
	pattern?: string;
	inputmode?: string;
	maxlength?: number;
	value?: string;
	value_len?: number;
	is_default?: boolean;
	checked?: boolean;
	default_checked?: boolean;
	options?: string[];
	options_len?: number;
	visible?: boolean;
	fixed?: boolean;
	provenance?: Provenance;
}
