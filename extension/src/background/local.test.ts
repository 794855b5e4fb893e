import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyOwn, parseOwn, parseSettings } from "../shared/settings.ts";
import { ASIDE, Local } from "./local.ts";
import { memoryArea } from "./memory-area.ts";

const own = (local: Local) => local.get("own", parseOwn, emptyOwn);

test("damaged data is set aside, not lost, and work goes on", async () => {
	for (const damaged of [42, "text", null, [], { names: "not a list" }, { names: [1] }, { family: {} }]) {
		const area = memoryArea({ own: damaged });
		const local = new Local(area);
		assert.deepEqual(await own(local), emptyOwn());
		const [key = ""] = await local.aside();
		assert.ok(key.startsWith(`${ASIDE}own:`), JSON.stringify(damaged));
		assert.deepEqual((await local.everything())[key], damaged);
		assert.deepEqual(await own(new Local(area)), emptyOwn());
	}
});

test("what a newer version has written besides is set aside, and what is understood is used", async () => {
	const newer = { ...emptyOwn(), names: ["Kim Beispiel"], passports: ["X"], version: 2 };
	const area = memoryArea({ own: newer });
	const local = new Local(area);
	assert.deepEqual((await own(local)).names, ["Kim Beispiel"]);
	const [key = "", ...others] = await local.aside();
	assert.deepEqual(others, []);
	assert.deepEqual((await local.everything())[key], newer);
	assert.deepEqual((await own(new Local(area))).names, ["Kim Beispiel"]);
	assert.equal((await new Local(area).aside()).length, 1);
});

test("nothing stored is no damage", async () => {
	const local = new Local(memoryArea());
	assert.deepEqual(await own(local), emptyOwn());
	assert.deepEqual(await local.aside(), []);
});

test("what was written is read by the next worker", async () => {
	const area = memoryArea();
	await new Local(area).set("own", { ...emptyOwn(), names: ["Kim Beispiel"] });
	assert.deepEqual((await own(new Local(area))).names, ["Kim Beispiel"]);
});

test("erased is erased, in memory too", async () => {
	const local = new Local(memoryArea({ own: { names: ["Kim Beispiel"] } }));
	assert.deepEqual((await own(local)).names, ["Kim Beispiel"]);
	await local.erase();
	assert.deepEqual(await local.everything(), {});
	assert.deepEqual(await own(local), emptyOwn());
});

test("what was being read while all was erased came back", async () => {
	const area = memoryArea({ own: { ...emptyOwn(), names: ["Kim Beispiel"] } });
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const local = new Local({
		...area,
		async get(keys) {
			const read = await area.get(keys);
			await held;
			return read;
		},
	});
	const reading = own(local);
	const erasing = local.erase();
	release();
	assert.deepEqual(await reading, emptyOwn());
	await erasing;
	assert.deepEqual(await own(local), emptyOwn());
	assert.deepEqual(await local.everything(), {});
});

test("one write that fails does not stop the next", async () => {
	const area = memoryArea();
	const local = new Local({
		...area,
		set: (items) => ("bad" in items ? Promise.reject(new Error("full")) : area.set(items)),
	});
	await assert.rejects(local.set("bad", 1));
	await local.set("good", 2);
	assert.deepEqual(await local.everything(), { good: 2 });
});

test("own data is read with care: blanks and repeats go, a family has no family", () => {
	const read = parseOwn({
		country: " de ",
		names: [" Kim Beispiel ", "", "Kim Beispiel"],
		family: [{ names: ["Lou Beispiel"], family: [{ names: ["X"] }] }, {}],
		autofilled: [{ emails: ["kim@beispiel.example"], autofilled: [{ names: ["X"] }] }],
	});
	assert.equal(read?.country, "DE");
	assert.deepEqual(read?.names, ["Kim Beispiel"]);
	assert.deepEqual(read?.family, [{ ...emptyOwn(), names: ["Lou Beispiel"] }]);
	assert.deepEqual(read?.autofilled, [{ ...emptyOwn(), emails: ["kim@beispiel.example"] }]);
	assert.equal(parseOwn({ autofilled: [{ names: 1 }] }), null);
});

test("settings with a collector that is no address are damaged", () => {
	assert.equal(parseSettings({ collector: "javascript:alert(1)" }, ""), null);
	assert.equal(parseSettings({ collector: "https://user:pw@board.example" }, ""), null);
	assert.equal(parseSettings({ muted: [1] }, ""), null);
	assert.equal(parseSettings({ fineHere: { a: "b" } }, ""), null);
	assert.equal(parseSettings({ muted: ["a.example"] }, "https://board.example")?.collector, "https://board.example");
});
