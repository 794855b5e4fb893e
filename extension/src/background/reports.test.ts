import assert from "node:assert/strict";
import { test } from "node:test";

test("an id is made from its proof as the collector makes it", async () => {
	// The module listens to the browser's storage when it is loaded.
	const area = { get: async () => ({}), set: async () => {}, remove: async () => {} };
	Object.assign(globalThis, { chrome: { storage: { session: area, local: area }, runtime: { getURL: () => "" } } });
	const { idFrom } = await import("./reports.ts");
	assert.equal(
		await idFrom("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
		"630dcd29-66c4-4366-9112-5448bbb25b4f",
	);
});
