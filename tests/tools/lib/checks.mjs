// @ts-check
/** Runs named checks one after another, says how each went, and counts. */
import { say } from "./say.mjs";

/**
 * A check answers with how many things passed and failed, and can say why; nothing: it passed as one. One that throws
 * failed as one.
 * @typedef {{ passed: number, failed: number, why?: string[] }} Count
 * @typedef {{ name: string, run: () => Promise<Count | void> }} Check
 */

/** Enough of a failure to know it by. */
export const LINES_OF_A_FAILURE = 12;

/** @param {Check[]} checks @returns {Promise<Count>} */
export async function runChecks(checks) {
	const total = { passed: 0, failed: 0 };
	/** @type {string[]} */
	const summary = [];
	/** @type {string[]} Told again at the end, where the log of a long run is read. */
	const reasons = [];
	for (const { name, run } of checks) {
		say(`${name} …`);
		const started = Date.now();
		const { passed, failed, why = [] } = await counted(run);
		reasons.push(...why);
		total.passed += passed;
		total.failed += failed;
		const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
		summary.push(
			`${failed > 0 ? "FAILED" : "ok    "} ${seconds} s  ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${name}`,
		);
		say(String(summary.at(-1)));
	}
	process.stderr.write(`\n${[...summary, ...reasons].join("\n")}\n`);
	return total;
}

/** @param {Check["run"]} run @returns {Promise<Count>} */
async function counted(run) {
	try {
		return (await run()) ?? { passed: 1, failed: 0 };
	} catch (problem) {
		const why = String(problem instanceof Error ? problem.message : problem).split("\n");
		process.stderr.write(`${why.join("\n")}\n`);
		return { passed: 0, failed: 1, why: why.slice(0, LINES_OF_A_FAILURE) };
	}
}

/** Fails with all problems at once. @param {string[]} problems */
export function none(problems) {
	if (problems.length > 0) throw new Error(problems.join("\n"));
}
