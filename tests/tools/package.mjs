// @ts-check
/**
 * `npm run package -- --collector URL`: what goes to the stores. The address must be said; `--collector ""` makes an
 * extension that keeps its cases to itself. The source zip is what reviewers rebuild it from, the same bytes each time.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { extension } from "./build.mjs";
import { collectorOf } from "./lib/collector.mjs";
import { at } from "./lib/root.mjs";
import { output, run } from "./lib/run.mjs";
import { Advice, command, say } from "./lib/say.mjs";
import { setup } from "./setup.mjs";

const FOLDER = "dist/release";

await command(async () => {
	const { values } = parseArgs({ options: { collector: { type: "string" } } });
	const collector = collectorOf(values.collector);
	if (collector === undefined)
		throw new Advice('Where do reports go? npm run package -- --collector https://… (or --collector "" for nowhere)');
	if (await output("git", ["status", "--porcelain"]))
		throw new Advice("Commit first: the source zip is what is committed, and must be what was built.");
	await setup({ browsers: [] });
	say("building the extension for the stores");
	await extension(["--collector", collector], FOLDER);
	const { version } = JSON.parse(await readFile(at("package.json"), "utf8"));
	const source = `${FOLDER}/strayfield-source.zip`;
	await run("git", ["archive", "--format=zip", `--prefix=strayfield-${version}/`, "-o", at(source), "HEAD"]);
	for (const file of [`${FOLDER}/strayfield-firefox.zip`, `${FOLDER}/strayfield-chromium.zip`, source]) {
		const digest = createHash("sha256")
			.update(await readFile(at(file)))
			.digest("hex");
		process.stdout.write(`${digest}  ${file}\n`);
	}
});
