// @ts-check
/** Progress and errors go to standard error: standard output belongs to results. */

const started = Date.now();

/** One line of progress, with the seconds since the start. @param {string} text */
export function say(text) {
	const seconds = String(Math.round((Date.now() - started) / 1000)).padStart(4);
	process.stderr.write(`${seconds} s  ${text}\n`);
}

/** Something a person must do or decide; shown without a stack. */
export class Advice extends Error {}

/** What `parseArgs` says of an option that is none is advice, too. @param {unknown} error */
const isAdvice = (error) =>
	error instanceof Advice ||
	(error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_"));

/** Runs a command's main function; an `Advice` is shown as its text, anything else with its stack. @param {() => Promise<number | void>} main */
export async function command(main) {
	// What we started ends with us.
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
	try {
		process.exitCode = (await main()) ?? 0;
	} catch (error) {
		process.stderr.write(
			`${!(error instanceof Error) ? String(error) : isAdvice(error) ? error.message : error.stack}\n`,
		);
		process.exitCode = 2;
	}
}
