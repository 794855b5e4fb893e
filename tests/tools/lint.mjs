// @ts-check
/** `npm run lint`: format, lints and types of everything, and what the stores and translators ask of the extension. */
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { none, runChecks } from "./lib/checks.mjs";
import { stale } from "./lib/fresh.mjs";
import { at } from "./lib/root.mjs";
import { capture, output, run } from "./lib/run.mjs";
import { command } from "./lib/say.mjs";
import { setup } from "./setup.mjs";

const bin = (/** @type {string} */ name) => at("node_modules/.bin", name);
const quiet = { quiet: true };

/** `web-ext` warnings that stay, each with why. @type {Record<string, string>} */
const EXPLAINED = {
	"dom.openOrClosedShadowRoot is not supported":
		"Chromium's way into closed shadow roots; Firefox takes the other branch, and a release build has no other",
	"Manifest key not supported by the specified minimum Firefox for Android version":
		"data_collection_permissions; not offered for Android",
};

/** What must hold before anything is tested. @type {import("./lib/checks.mjs").Check[]} */
export const LINTS = [
	{ name: "format of Rust", run: () => run("cargo", ["fmt", "--all", "--check"], quiet) },
	{
		name: "lints of Rust",
		run: () =>
			run("cargo", ["clippy", "-q", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"], quiet),
	},
	{ name: "format and lints of the rest", run: () => run(bin("biome"), ["ci", "--colors=off", "."], quiet) },
	{ name: "types of the extension", run: () => run(bin("tsc"), ["-p", at("tsconfig.json")], quiet) },
	{ name: "types of the tools and tests", run: () => run(bin("tsc"), ["-p", at("tests/tsconfig.json")], quiet) },
	{ name: "web-ext lint", run: webExt },
	{ name: "every sentence in every language", run: sentences },
	{ name: "law and addresses looked up not too long ago", run: lookedUp },
];

async function webExt() {
	const args = ["lint", "--source-dir", at("dist/firefox"), "--output", "json", "--no-config-discovery"];
	const { errors, warnings } = JSON.parse((await capture(bin("web-ext"), args)).stdout);
	none(
		[
			...errors,
			...warnings.filter((/** @type {{ message: string }} */ { message }) => !Object.hasOwn(EXPLAINED, message)),
		].map(({ _type, code, message, file }) => `${_type} ${code}: ${message} (${file ?? "manifest.json"})`),
	);
}

/** Tables of what may change without us. */
const TABLES = ["core/src/authority/authorities.txt", "core/src/case/deadlines.txt"];

async function lookedUp() {
	none(TABLES.flatMap((file) => stale(readFileSync(at(file), "utf8"), Date.now()).map((what) => `${file}: ${what}`)));
}

/** The same keys in every language, and a sentence for every reason of a verdict. */
async function sentences() {
	const folder = at("extension/_locales");
	/** @type {Map<string, Set<string>>} */
	const languages = new Map(
		readdirSync(folder).map((language) => [
			language,
			new Set(Object.keys(JSON.parse(readFileSync(`${folder}/${language}/messages.json`, "utf8")))),
		]),
	);
	const reasons = (await output(at("target/debug/strayfield"), ["reasons"]))
		?.split("\n")
		.map((line) => String(line.split(/\s/)[0]));
	if (!reasons) throw new Error("strayfield reasons could not be run");
	const wanted = new Set([...[...languages.values()].flatMap((keys) => [...keys]), ...reasons.map(sentenceOf)]);
	none(
		[...languages].flatMap(([language, keys]) =>
			[...wanted].filter((key) => !keys.has(key)).map((key) => `${language}: no message ${key}`),
		),
	);
}

/** Message keys have no hyphens. @param {string} reason */
const sentenceOf = (reason) => `reason_${reason.replaceAll("-", "_")}`;

if (import.meta.filename === process.argv[1]) {
	await command(async () => {
		parseArgs({ options: {} });
		await setup({ browsers: [] });
		await build();
		const { passed, failed } = await runChecks(LINTS);
		process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
		return failed > 0 ? 1 : 0;
	});
}
