// @ts-check
/** Runs named checks one after another, says how each went, and counts. */
import { say } from "./say.mjs";

/**
 * A check answers with how many things passed and failed; nothing: it passed as one. One that throws failed as one.
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ name: string, run: () => Promise<Count | void> }} Check
 */

/** @param {Check[]} checks @returns {Promise<Count>} */
export async function runChecks(checks) {
	const total = { passed: 0, failed: 0 };
	/** @type {string[]} */
	const summary = [];
	for (const { name, run } of checks) {
		say(`${name} …`);
		const started = Date.now();
		const { passed, failed } = await counted(run);
		total.passed += passed;
		total.failed += failed;
		const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
		summary.push(
			`${failed > 0 ? "FAILED" : "ok    "} ${seconds} s  ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${name}`,
		);
		say(String(summary.at(-1)));
	}
	process.stderr.write(`\n${summary.join("\n")}\n`);
	return total;
}

/** @param {Check["run"]} run @returns {Promise<Count>} */
async function counted(run) {
	try {
		return (await run()) ?? { passed: 1, failed: 0 };
	} catch (problem) {
		process.stderr.write(`${problem instanceof Error ? problem.message : problem}\n`);
		return { passed: 0, failed: 1 };
	}
}

/** Fails with all problems at once. @param {string[]} problems */
export function none(problems) {
	if (problems.length > 0) throw new Error(problems.join("\n"));
}
