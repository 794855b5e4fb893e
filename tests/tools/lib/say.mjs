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

/** Runs a command's main function; an `Advice` is shown as its text, anything else with its stack. @param {() => Promise<number | void>} main */
export async function command(main) {
	// What we started ends with us.
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
	try {
		process.exitCode = (await main()) ?? 0;
	} catch (error) {
		process.stderr.write(
			`${error instanceof Advice ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
		);
		process.exitCode = 2;
	}
}
