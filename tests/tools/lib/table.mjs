// @ts-check
/** Measurements against what they may be, as a table for people. */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} figure what was measured
 * @property {string} bar what it may be; empty: a figure without a bar
 * @property {boolean} [ok] left out when there is no bar, or nothing could be measured
 */

/** A figure against a bar that it must not exceed. @param {string} name @param {number} measured @param {number} most @param {string} unit @returns {Row} */
export const atMost = (name, measured, most, unit) => ({
	name,
	figure: `${round(measured)} ${unit}`,
	bar: `≤ ${most} ${unit}`,
	ok: measured <= most,
});

/** A figure against a bar that it must reach. @param {string} name @param {number} measured @param {number} least @param {string} unit @returns {Row} */
export const atLeast = (name, measured, least, unit) => ({
	name,
	figure: `${round(measured)} ${unit}`,
	bar: `≥ ${least} ${unit}`,
	ok: measured >= least,
});

/** A figure for itself, or the reason why there is none. @param {string} name @param {string} figure @returns {Row} */
export const plain = (name, figure) => ({ name, figure, bar: "" });

/** @param {Row[]} rows */
export function table(rows) {
	const head = { name: "what", figure: "measured", bar: "bar", verdict: "" };
	const lines = [head, ...rows.map((row) => ({ ...row, verdict: row.ok === undefined ? "" : row.ok ? "ok" : "MISS" }))];
	const width = (/** @type {"name" | "figure" | "bar"} */ column) =>
		Math.max(...lines.map((line) => line[column].length));
	const [name, figure, bar] = [width("name"), width("figure"), width("bar")];
	return lines
		.map((line) =>
			`${line.name.padEnd(name)}  ${line.figure.padStart(figure)}  ${line.bar.padEnd(bar)}  ${line.verdict}`.trimEnd(),
		)
		.join("\n");
}

/** Three significant digits; whole numbers stay whole. @param {number} value */
export const round = (value) =>
	Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en-US") : Number(value.toPrecision(3)).toString();

/** @param {number[]} values @param {number} part 0.5 is the median */
export function quantile(values, part) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
