/**
 * What the background reads of an inspection. In Firefox it was made on the page's side, so nothing
 * in it is taken for granted; the core checks the whole when it judges.
 */
import type { Inspection, Kinds } from "../shared/protocol.ts";
import { isRecord } from "../shared/settings.ts";

const records = (from: unknown): Record<string, unknown>[] => (Array.isArray(from) ? from.filter(isRecord) : []);

export const isReload = (inspection: Inspection): boolean => inspection.navigation === "reload";
export const isTruncated = (inspection: Inspection): boolean => inspection.truncated === true;

/** Words and numbers alone, member by member: what else is in it stays here. */
export function kindsIn(inspection: Inspection): Kinds {
	const text = (from: unknown) => (typeof from === "string" ? from : "");
	const number = (from: unknown) => (typeof from === "number" ? from : null);
	return {
		forms: records(inspection.forms).map(({ index, kind }) => ({ index: number(index), kind: text(kind) })),
		fields: records(inspection.fields).map(({ control, root, form, kind, holding }) => ({
			control: number(control),
			root: text(root) || null,
			form: number(form),
			kind: text(kind),
			holding: text(holding),
		})),
	};
}

/** Nothing in it, for frames that show nothing. */
export const isInspection = (from: unknown): from is Inspection => isRecord(from) && Array.isArray(from.findings);
