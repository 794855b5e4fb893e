// @ts-check
/** What was looked up in the world outside, and how long one may go by that. The age stands in the file itself. */

/** The line that says it: `# Looked up again after 24 months.` */
const AGE = /^# Looked up again after (\d+) months\.$/m;
/** A day, or a year of which nothing more is known, after the name of its column or key, or at the end of a line. */
const CHECKED = /(?:^checked +|^.*\| *|taken over on )(\d{4})(?:-(\d\d)-(\d\d))?[;.]?(?= |$)/gm;

/**
 * Lines of a table whose date is older than the table allows; a year alone counts from its first day.
 * @param {string} table @param {number} now milliseconds since 1970 @returns {string[]}
 */
export function stale(table, now) {
	const months = Number(AGE.exec(table)?.[1] ?? Number.NaN);
	if (Number.isNaN(months)) return ["says nowhere after how many months it is looked up again"];
	const found = [...table.matchAll(CHECKED)];
	if (found.length === 0) return ["says nowhere when it was looked up"];
	return found.flatMap(([line, year, month = "01", day = "01"]) => {
		const until = new Date(`${year}-${month}-${day}T00:00:00Z`);
		until.setUTCMonth(until.getUTCMonth() + months);
		return until.getTime() > now ? [] : [`to be looked up again: ${line.trim()}`];
	});
}
