// @ts-check
/** `npm run build [-- --collector URL]`: the extension (a folder and a zip per browser), the lab's scripts, server and command line. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { collectorOf } from "./lib/collector.mjs";
import { at } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { command, say } from "./lib/say.mjs";
import { HERE } from "./lib/server.mjs";
import { setup } from "./setup.mjs";

/** Where a build for this machine reports to. */
const COLLECTOR = `http://${HERE}`;

/** Builds all that the other commands need. @param {{ collector?: string }} [options] */
export async function build({ collector = COLLECTOR } = {}) {
	say("building the server and the command line");
	await run("cargo", ["build", "-q", "--locked", "-p", "strayfield-www", "-p", "strayfield-cli"], { prefix: "cargo" });
	say("building the extension");
	await extension(["--dev", "--collector", collector]);
	say("building the lab's scripts");
	await run("node", [at("www/lab/build.mjs")], { prefix: "lab" });
}

/** The build tool makes `firefox`, `chromium` and their zips in a folder. @param {string[]} args */
export const extension = (args, folder = "dist") =>
	run("cargo", ["run", "-q", "--locked", "-p", "strayfield-build", "--", ...args, "--out", at(folder)], {
		prefix: "build",
	});

/** Whether there is something to run at all. */
export const isBuilt = () =>
	["dist/firefox/manifest.json", "dist/chromium/manifest.json", "target/debug/strayfield-www"].every((path) =>
		existsSync(at(path)),
	);

if (import.meta.filename === process.argv[1]) {
	await command(async () => {
		const { values } = parseArgs({ options: { collector: { type: "string" } } });
		collectorOf(values.collector);
		await setup({ browsers: [] });
		await build(values);
	});
}
