/**
 * The part of a host name that one owner holds, near enough for budgets and for "this site".
 *
 * The public suffix list would cost 268 KB. Taking too little (`github.io` as one owner) only makes
 * several sites share one budget, which errs to the safe side; taking too much would let one owner
 * have many budgets. So: the last two labels, or three under the usual second levels of country codes.
 */

const SECOND_LEVELS = new Set(
	"ac co com ed edu gob gov gv info ltd me mil ne net nhs nom or org plc police sch".split(" "),
);

export function registrable(host: string): string {
	const name = host.toLowerCase().replace(/\.$/, "");
	if (name.includes(":") || /^[\d.]+$/.test(name)) return name;
	const labels = name.split(".");
	const [country, second] = [labels.at(-1) ?? "", labels.at(-2) ?? ""];
	return labels.slice(country.length === 2 && SECOND_LEVELS.has(second) ? -3 : -2).join(".");
}
