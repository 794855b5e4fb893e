// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { collectorOf } from "./collector.mjs";
import { Advice } from "./say.mjs";

test("reports go to the web or nowhere", () => {
	for (const address of [undefined, "", "http://127.0.0.1:8787", "https://melden.example/"])
		assert.equal(collectorOf(address), address);
	for (const address of ["ftp://x", "httpx://y", "https://", "melden.example"])
		assert.throws(() => collectorOf(address), Advice, address);
});
