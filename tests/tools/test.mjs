// @ts-check
/** `npm test`: sets the machine up, builds, and runs everything that is quick enough to be run before each commit. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { LINES_OF_A_FAILURE, runChecks } from "./lib/checks.mjs";
import { at } from "./lib/root.mjs";
import { status } from "./lib/run.mjs";
import { command } from "./lib/say.mjs";
import { LINTS } from "./lint.mjs";
import { setup } from "./setup.mjs";

/** @typedef {import("./lib/checks.mjs").Count} Count */

/** Runs cargo's tests, more at once than there are cores, since the server's mostly wait; a failure to build them counts as one. @returns {Promise<Count>} */
async function rust() {
	/** @type {Required<Count>} */
	const count = { passed: 0, failed: 0, why: [] };
	const tell = failures(count.why, /^---- /);
	const code = await status("cargo", ["test", "-q", "--locked", "--workspace", "--no-fail-fast"], {
		env: { RUST_TEST_THREADS: "8" },
		line(text) {
			const found = /^test result: \w+\. (\d+) passed; (\d+) failed/.exec(text);
			count.passed += Number(found?.[1] ?? 0);
			count.failed += Number(found?.[2] ?? 0);
			tell(text);
		},
	});
	return ended(count, code);
}

/** The extension's unit tests stand beside what they test; the bundler makes them plain scripts. @returns {Promise<Count>} */
async function units() {
	const out = await mkdtemp(at("target/units-"));
	try {
		const source = at("extension/src");
		const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith(".test.ts"));
		// Not before the set-up: the bundler is one of the packages that it installs.
		const esbuild = await import("esbuild");
		await esbuild.build({
			entryPoints: files.map((file) => `${source}/${file}`),
			outdir: out,
			outbase: source,
			outExtension: { ".js": ".mjs" },
			bundle: true,
			platform: "node",
			format: "esm",
			target: "node20",
			sourcemap: "inline",
			packages: "external",
			define: { __FIREFOX__: "true", __COLLECTOR__: '""' },
			logLevel: "warning",
		});
		return await nodeTests(
			files.map((file) => `${out}/${file.replace(/\.ts$/, ".mjs")}`),
			["--enable-source-maps"],
		);
	} finally {
		await rm(out, { recursive: true, force: true });
	}
}

/** The tools' own tests need no browser. */
const tools = async () => nodeTests(await testsIn("tests/tools"));

/** What takes longest begins first, so that none of it is left alone at the end. */
const LONGEST = ["desk", "provenance", "dresses", "replays", "content", "private"].map((name) => `${name}.test.mjs`);

/** Both browsers, four files at a time: that keeps two cores busy. @param {Record<string, string>} [env] */
export async function e2e(env) {
	const files = await testsIn("tests/e2e");
	const isLong = (/** @type {string} */ file) => LONGEST.includes(basename(file));
	const ordered = [...files.filter(isLong), ...files.filter((file) => !isLong(file))];
	return nodeTests(ordered, ["--test-concurrency=4"], env);
}

/** @param {string} folder */
const testsIn = async (folder) =>
	(await readdir(at(folder), { recursive: true }))
		.filter((file) => file.endsWith(".test.mjs"))
		.map((file) => at(folder, file));

/** @param {string[]} files @param {string[]} [options] @param {Record<string, string>} [env] @returns {Promise<Count>} */
async function nodeTests(files, options = [], env = {}) {
	/** @type {Required<Count>} */
	const count = { passed: 0, failed: 0, why: [] };
	// The reporter names each failure once more, after all else.
	const tell = failures(count.why, /^test at /);
	const code = await status(process.execPath, ["--test", "--test-reporter=spec", ...options, ...files], {
		env,
		line(text) {
			const found = /^ℹ (pass|fail|cancelled) (\d+)$/.exec(text);
			if (found) count[found[1] === "pass" ? "passed" : "failed"] += Number(found[2]);
			tell(text);
		},
	});
	return ended(count, code);
}

/** Keeps the first lines of each failure that begins so. @param {string[]} why @param {RegExp} begins @returns {(line: string) => void} */
function failures(why, begins) {
	let left = 0;
	return (line) => {
		left = begins.test(line) ? LINES_OF_A_FAILURE : left - 1;
		if (left > 0) why.push(line);
	};
}

/** @param {Count} count @param {number} code */
const ended = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count);

if (import.meta.filename === process.argv[1]) {
	await command(async () => {
		parseArgs({ options: {} });
		await setup();
		await build();
		const { passed, failed } = await runChecks([
			...LINTS,
			{ name: "Rust", run: rust },
			{ name: "TypeScript", run: units },
			{ name: "tools", run: tools },
			{ name: "both browsers, end to end", run: e2e },
		]);
		process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
		return failed > 0 ? 1 : 0;
	});
}
