// @ts-check
/** `npm run prove [-- CORPUS] [-- --only NAME…]`: the long proofs, as one table. Run before an issue is called resolved. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { at } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { Advice, command, say } from "./lib/say.mjs";
import { plain, table } from "./lib/table.mjs";
import { agree } from "./prove/agree.mjs";
import { crowd } from "./prove/crowd.mjs";
import { described } from "./prove/described.mjs";
import { durable } from "./prove/durable.mjs";
import { fair } from "./prove/fair.mjs";
import { guard } from "./prove/guard.mjs";
import { arrivals, months } from "./prove/lives.mjs";
import { underLoad } from "./prove/load.mjs";
import { pages } from "./prove/pages.mjs";
import { setup } from "./setup.mjs";
import { e2e } from "./test.mjs";

/** @typedef {import("./lib/table.mjs").Row} Row */

const STRAYFIELD = at("target/release/strayfield");
/** What is proven as it is run in earnest. */
const PACKAGES = ["strayfield-cli", "strayfield-www", "strayfield-core"].flatMap((name) => ["-p", name]);
/** Tests of two browsers that pass once can pass by luck. */
const TIMES = 3;

/** Both browsers, several times. @returns {Promise<Row[]>} */
async function again() {
	const total = { passed: 0, failed: 0 };
	for (let time = 1; time <= TIMES; time++) {
		say(`both browsers, end to end, ${time} of ${TIMES}`);
		const { passed, failed } = await e2e({ STRAYFIELD_PROVE: "1" });
		total.passed += passed;
		total.failed += failed;
	}
	const figure = `${total.passed} passed, ${total.failed} failed`;
	return [{ name: `end to end, ${TIMES} times`, figure, bar: "0 failed", ok: total.failed === 0 }];
}

/** A proof on the corpus, where it is. @param {(strayfield: string, corpus: string) => Promise<Row[]>} prove */
const onCorpus = (prove) => async (/** @type {string} */ corpus) =>
	existsSync(corpus) ? prove(STRAYFIELD, corpus) : [plain("corpus", `absent: no folder ${corpus}`)];

/** By the names that `--only` takes, the quick ones first. @type {Record<string, (corpus: string) => Promise<Row[]>>} */
const PROOFS = {
	pages: onCorpus(pages),
	arrivals: onCorpus(arrivals),
	months: () => months(STRAYFIELD),
	agree: onCorpus(agree),
	guard,
	fair,
	described,
	crowd,
	durable,
	load: underLoad,
	again,
};

await command(async () => {
	const options = /** @type {const} */ ({ only: { type: "string", multiple: true } });
	const { positionals, values } = parseArgs({ allowPositionals: true, options });
	const names = values.only ?? Object.keys(PROOFS);
	for (const name of names)
		if (!Object.hasOwn(PROOFS, name)) throw new Advice(`--only takes ${Object.keys(PROOFS).join(", ")}`);
	const corpus = resolve(positionals[0] ?? at("../shared/corpus"));
	await setup();
	await build();
	await run("cargo", ["build", "-q", "--release", "--locked", ...PACKAGES, "--bins", "--examples"], {
		prefix: "cargo",
	});
	/** @type {Row[]} */
	const rows = [];
	for (const name of names) {
		say(name);
		rows.push(...((await PROOFS[name]?.(corpus)) ?? []));
	}
	process.stdout.write(`${table(rows)}\n`);
	return rows.some(({ ok }) => ok === false) ? 1 : 0;
});
