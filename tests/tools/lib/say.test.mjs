// @ts-check
/** What somebody reads who mistypes a command: what is wrong, in a line, and no stack. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { at } from "./root.mjs";

const VISIT = at("tests/tools/visit.mjs");

for (const [args, said] of /** @type {[string[], RegExp][]} */ ([
	[["--frobnicate", "http://a.test/"], /^Unknown option '--frobnicate'.*\n$/],
	[["--own"], /^Option '--own <value>' argument missing\n$/],
	[["--browser", "safari", "http://a.test/"], /^--browser is firefox, chromium or both, not safari\n$/],
])) {
	test(`npm run visit -- ${args.join(" ")}: said in a line`, () => {
		const { status, stderr } = spawnSync(process.execPath, [VISIT, ...args], { encoding: "utf8" });
		assert.match(stderr, said);
		assert.equal(status, 2);
	});
}

test("what is no address is named alone", () => {
	const { status, stdout } = spawnSync(process.execPath, [VISIT, "ftp://x"], { encoding: "utf8" });
	assert.equal(stdout, "error  ftp://x: not an address that begins with http:// or https://\n");
	assert.equal(status, 2);
});
