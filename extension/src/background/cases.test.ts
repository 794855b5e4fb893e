import assert from "node:assert/strict";
import { test } from "node:test";
import { LIFETIME_MS, parseCases, salvageCases } from "../shared/case.ts";
import { Cases } from "./cases.ts";
import { Local } from "./local.ts";
import { memoryArea } from "./memory-area.ts";

const BODY = '{"id":"6f1c1f0a-5b7e-4d53-9d0a-3f6a2c9b7e11","schema":1}';

function world(area = memoryArea()) {
	const local = new Local(area);
	const clock = { now: 1_000_000 };
	const woken: [string, number][] = [];
	const cases = new Cases({
		load: () => local.get("cases", parseCases, salvageCases),
		save: (all) => local.set("cases", all),
		guard: async (body) => {
			if (body.includes("Sabine")) throw new Error("problem_guard");
		},
		now: () => clock.now,
		wake: (id, at) => woken.push([id, at]),
	});
	return { cases, clock, woken, area, local };
}

const stored = async (area: ReturnType<typeof memoryArea>) => (await area.get("cases")).cases as unknown[];

test("a report is one case, however often it is kept", async () => {
	const { cases } = world();
	const [first, again] = [await cases.keep(BODY, [], false), await cases.keep(BODY, [], false)];
	assert.deepEqual(first, again);
	assert.equal((await cases.list()).length, 1);
});

test("what is no clean report is no case", async () => {
	const { cases, area } = world();
	await assert.rejects(cases.keep('{"id":"x","note":"Sabine"}', [], false), /problem_guard/);
	assert.equal(await stored(area), undefined);
});

test("a case outlives the worker, one of a private window does not", async () => {
	const { cases, area } = world();
	await cases.keep(BODY, ["https://a.example/datenschutz"], false);
	assert.equal((await world(area).cases.list())[0]?.links[0], "https://a.example/datenschutz");
	await cases.forget((await cases.list())[0]?.id ?? "");
	await cases.keep(BODY, [], true);
	assert.equal((await cases.list()).length, 1);
	assert.deepEqual(await stored(area), []);
});

test("only what a case has can be changed, and only to what it can be", async () => {
	const { cases, clock } = world();
	const { id } = await cases.keep(BODY, [], false);
	clock.now += 5;
	const changed = await cases.change(id, { standing: "affected", events: { notice: 7 } });
	assert.deepEqual([changed.standing, changed.events, changed.changed], ["affected", { notice: 7 }, clock.now]);
	const wrong: unknown[] = [
		{ standing: "hero" },
		{ events: { laughed: 7 } },
		{ events: { notice: "7" } },
		{ note: "Sabine" },
		{ seat: { country: "DE", land: "XX" } },
		{ controllers: [{ role: "site" }] },
		{ sent: [{ kind: "threat", to: "a@firma.example", at: 1 }] },
	];
	for (const change of wrong) await assert.rejects(cases.change(id, change as object), /problem_bad_case/);
	const kept = await cases.change(id, { id: "other", body: "other", since: 1 } as object);
	assert.deepEqual([kept.id, kept.body, kept.since], [id, BODY, 1_000_000]);
});

test("after 90 days without a touch a case is gone, unless it was to be kept", async () => {
	const { cases, clock, woken, area } = world();
	const { id } = await cases.keep(BODY, [], false);
	clock.now += LIFETIME_MS - 1;
	assert.equal((await cases.list()).length, 1);
	await cases.change(id, { keep: true });
	clock.now += 2 * LIFETIME_MS;
	assert.equal((await cases.list()).length, 1);
	await cases.change(id, { keep: false });
	clock.now += LIFETIME_MS;
	assert.deepEqual(await cases.list(), []);
	assert.deepEqual(await stored(area), []);
	assert.deepEqual(woken, [[id, 0]]);
});

test("a case is not forgotten before what it is to remind of, nor right then", async () => {
	const { cases, clock } = world();
	const { id } = await cases.keep(BODY, [], false);
	const remind = clock.now + LIFETIME_MS + 10;
	await cases.change(id, { remind });
	clock.now = remind + 1;
	assert.equal((await cases.list()).length, 1);
	clock.now = remind + LIFETIME_MS;
	assert.deepEqual(await cases.list(), []);
});

test("a report taken back unsent takes its untouched case along", async () => {
	const { cases, clock } = world();
	const { id } = await cases.keep(BODY, [], false);
	await cases.withdrawn(id);
	assert.deepEqual(await cases.list(), []);
	await cases.keep(BODY, [], false);
	clock.now += 5;
	await cases.reported(id, "c-1");
	await cases.withdrawn(id);
	const [sent] = await cases.list();
	assert.deepEqual([sent?.events.reported, sent?.board.case], [clock.now, "c-1"]);
});

test("a reminder is asked for, moved and taken back", async () => {
	const { cases, woken } = world();
	const { id } = await cases.keep(BODY, [], false);
	await cases.change(id, { remind: 50 });
	await cases.change(id, { still: true });
	await cases.forget(id);
	assert.deepEqual(woken, [
		[id, 50],
		[id, 0],
	]);
});

test("a reminder is asked for again when the browser has forgotten its alarms", async () => {
	const first = world();
	const { id } = await first.cases.keep(BODY, [], false);
	await first.cases.change(id, { remind: 50 });
	const { cases, woken } = world(first.area);
	await cases.wakeAll();
	assert.deepEqual(woken, [[id, 50]]);
});

test("one damaged case is set aside, the others stay", async () => {
	const first = world();
	const good = await first.cases.keep(BODY, [], false);
	const { cases, local } = world(memoryArea({ cases: [{ id: 1 }, good] }));
	assert.equal((await cases.list()).length, 1);
	assert.equal((await local.aside()).length, 1);
});

test("cases that a newer version wrote are set aside as they are, not cut down", async () => {
	const newer = { ...(await world().cases.keep(BODY, [], false)), parties: ["of a later time"] };
	const { cases, area, local } = world(memoryArea({ cases: [newer] }));
	assert.deepEqual(await cases.list(), []);
	const [key = ""] = await local.aside();
	assert.deepEqual((await area.get(key))[key], [newer]);
});
