/** How the desk says times, places and what a case is. */
import type { Case } from "../../shared/case.ts";
import type { Told } from "../../shared/desk.ts";
import { language, t, word } from "../../shared/i18n.ts";

/** Members of a report that the desk shows. */
export interface Report {
	origin: string;
	path: string;
	level: "clear" | "ask" | "warn" | "alarm";
	people: string;
	seen_at: string;
}

export const reportOf = ({ body }: Case): Report => JSON.parse(body);

export const hostOf = (one: Case): string =>
	(URL.parse(reportOf(one).origin)?.host ?? reportOf(one).origin).replaceAll("{}", "…");

/** Day and time on this computer's clock. */
export const moment = (at: number | string): string =>
	new Date(at).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });

/** The name of a country in the language of the page. */
export function country(code: string): string {
	if (code === "XX") return t("country_other");
	return new Intl.DisplayNames([language()], { type: "region" }).of(code) ?? code;
}

/** The countries that have an authority, by name. */
export const countries = (): [string, string][] =>
	"AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
		.split(" ")
		.map((code): [string, string] => [code, country(code)])
		.sort(([, a], [, b]) => a.localeCompare(b, language()))
		.concat([["XX", country("XX")]]);

/** The name of a language in itself. */
export const languageName = (code: string): string =>
	new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;

/** How far a case is, in a word of `state_…`. */
export function stateOf(one: Case, told: Told, now: number): string {
	const { events } = one;
	if (events.closed) return "closed";
	if (events.fixed) return "fixed";
	if (events.answered) return "answered";
	const due = (what: string) => told.deadlines.some((one) => one.what === what && Date.parse(one.due) < now);
	if (due("silent") || due("answer")) return "silent";
	if (events.notice || events.request) return "told";
	return events.reported ? "reported" : "open";
}

/** A day of the law's, `YYYY-MM-DD`, or what is known of it. */
export const day = (date: string): string =>
	/^\d{4}-\d\d-\d\d$/.test(date)
		? new Date(date).toLocaleDateString(language(), { dateStyle: "medium", timeZone: "UTC" })
		: date;

/** A citation as the language of the page writes it. */
export const rule = (citation: string): string =>
	citation
		.replace(/Art\. (\d+)\((\d+)\)/g, (_, article, paragraph) => t("law_article", article, paragraph))
		.replace("Regulation", t("law_regulation"))
		.replace(/(?<!UK )GDPR/g, t("law_gdpr"))
		.replace(/\bDSG\b/g, t("law_ch"));

/** The name of a letter; Swiss law counts its articles otherwise than the names do. */
export const letterName = (kind: string, regime: string): string =>
	regime === "ch" ? word("letter", kind).replace(/ \(Art\. [^)]*\)/, "") : word("letter", kind);
