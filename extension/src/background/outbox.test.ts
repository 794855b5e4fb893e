import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, beforeEach, test } from "node:test";
import { Local } from "./local.ts";
import { memoryArea } from "./memory-area.ts";
import { Outbox, parseOutbox, pause, salvageOutbox, type World } from "./outbox.ts";

const ID = "6f1c1f0a-5b7e-4d53-9d0a-3f6a2c9b7e11";
const BODY = `{"id":"${ID}","schema":1,"origin":"https://gewinnspiel.example","note":"Grüße"}`;

/** A collector that does what the test says, and remembers what came. */
let answer: RequestListener;
let came: { body: string; headers: IncomingMessage["headers"] }[];
const server: Server = createServer((request, response) => {
	let body = "";
	request.setEncoding("utf8").on("data", (part) => (body += part));
	request.on("end", () => {
		came.push({ body, headers: request.headers });
		answer(request, response);
	});
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => {
	came = [];
	answer = stores;
});

const stores: RequestListener = (_, response) => {
	response.writeHead(201, { "Content-Type": "application/json" });
	response.end(JSON.stringify({ id: ID, case: "c-1", state: "counted" }));
};
const says =
	(status: number, type: string, text: string): RequestListener =>
	(_, response) => {
		response.writeHead(status, { "Content-Type": type });
		response.end(text);
	};

function world(area = memoryArea(), change: Partial<World> = {}) {
	const local = new Local(area);
	const clock = { now: 1_000_000 };
	const woken: number[] = [];
	const outbox = new Outbox({
		load: () => local.get("outbox", parseOutbox, salvageOutbox),
		save: (entries) => local.set("outbox", entries),
		collector: async () => address(),
		guard: async () => {},
		now: () => clock.now,
		wake: (at) => woken.push(at),
		patience: 10_000,
		...change,
	});
	return { outbox, clock, woken, area, local };
}

const only = async (outbox: Outbox) => {
	const [entry, ...others] = await outbox.list();
	assert.ok(entry);
	assert.deepEqual(others, []);
	return entry;
};

test("a report is stored before it is sent, and arrives byte for byte", async () => {
	const { outbox, area } = world();
	const added = await outbox.add(BODY, false);
	assert.equal(added.state, "waiting");
	assert.equal(((await area.get("outbox")).outbox as { body: string }[])[0]?.body, BODY);
	await outbox.flush();
	const sent = await only(outbox);
	assert.equal(sent.state, "sent");
	assert.equal(sent.case, "c-1");
	assert.deepEqual(
		came.map(({ body }) => body),
		[BODY],
	);
	assert.equal(came[0]?.headers["content-type"], "application/json");
	assert.equal(came[0]?.headers.cookie, undefined);
	assert.equal(came[0]?.headers.referer, undefined);
});

test("known already is as good as new", async () => {
	answer = says(200, "application/json", JSON.stringify({ id: ID, case: "c-1", state: "public" }));
	const { outbox } = world();
	await outbox.add(BODY, false);
	await outbox.flush();
	assert.equal((await only(outbox)).state, "sent");
});

for (const [what, reply, problem] of [
	["a broken collector", says(500, "text/plain", "oops"), "problem_broken"],
	["a garbled answer", says(200, "text/html", "<h1>Welcome to the hotel's network</h1>"), "problem_garbled"],
	["an answer about another report", says(201, "application/json", '{"id":"other"}'), "problem_garbled"],
	["JSON that is no answer", says(200, "application/json", "null"), "problem_garbled"],
	["a refusal that is not the collector's", says(422, "text/html", "<p>blocked</p>"), "problem_garbled"],
	["too many at once", says(429, "application/problem+json", '{"title":"slow down"}'), "problem_garbled"],
	["a redirect", says(302, "text/plain", ""), "problem_unreachable"],
	["a connection that breaks", (request) => request.socket.destroy(), "problem_unreachable"],
] as [string, RequestListener, string][]) {
	test(`${what} leaves the report waiting, and it arrives later, once`, async () => {
		answer = reply;
		const { outbox, clock, woken } = world();
		await outbox.add(BODY, false);
		await outbox.flush();
		const waiting = await only(outbox);
		assert.equal(waiting.state, "waiting");
		assert.equal(waiting.problem, problem);
		assert.deepEqual(woken, [clock.now + pause(1)]);

		answer = stores;
		await outbox.flush();
		assert.equal(came.length, 1, "not before its time");
		clock.now += pause(1);
		await outbox.flush();
		const sent = await only(outbox);
		assert.equal(sent.state, "sent");
		assert.equal(sent.problem, undefined);
		await outbox.flush(true);
		assert.equal(came.length, 2);
	});
}

test("a collector that never answers is given up on", async () => {
	answer = () => {};
	const { outbox } = world(memoryArea(), { patience: 50 });
	await outbox.add(BODY, false);
	await outbox.flush();
	const { state, problem, attempts } = await only(outbox);
	assert.deepEqual({ state, problem, attempts }, { state: "waiting", problem: "problem_silent", attempts: 1 });
});

test("a refusal ends it, with the reason", async () => {
	answer = says(422, "application/problem+json", '{"title":"Not clean","detail":"path: not a known word"}');
	const { outbox, woken } = world();
	await outbox.add(BODY, false);
	await outbox.flush();
	const { state, problem, detail } = await only(outbox);
	assert.deepEqual(
		{ state, problem, detail },
		{
			state: "refused",
			problem: "problem_refused",
			detail: "Not clean: path: not a known word",
		},
	);
	await outbox.flush(true);
	assert.equal(came.length, 1);
	assert.deepEqual(woken, []);
});

test("the guard stands before the network", async () => {
	const { outbox } = world(memoryArea(), { guard: () => Promise.reject(new Error("problem_guard")) });
	await outbox.add(BODY, false);
	await outbox.flush();
	assert.equal((await only(outbox)).state, "refused");
	assert.equal(came.length, 0);
});

test("when the way is not clear, nothing is sent and nothing is lost", async () => {
	const { outbox } = world(memoryArea(), { guard: () => Promise.reject(new Error("problem_no_permission")) });
	await outbox.add(BODY, false);
	await outbox.flush();
	const { state, problem } = await only(outbox);
	assert.deepEqual({ state, problem }, { state: "waiting", problem: "problem_no_permission" });
	assert.equal(came.length, 0);
});

test("what waits survives the worker and the browser, and goes at the next start", async () => {
	answer = says(503, "text/plain", "");
	const { outbox, area } = world();
	await outbox.add(BODY, false);
	await outbox.flush();
	answer = stores;
	const next = world(area);
	await next.outbox.flush(true);
	assert.equal((await only(next.outbox)).state, "sent");
	assert.equal(came.length, 2);
});

test("the same report twice is one entry and one request", async () => {
	const { outbox } = world();
	await Promise.all([outbox.add(BODY, false), outbox.add(BODY, false)]);
	await Promise.all([outbox.flush(), outbox.flush(), outbox.flush(true)]);
	await outbox.add(BODY, false);
	await outbox.flush();
	assert.equal((await only(outbox)).state, "sent");
	assert.equal(came.length, 1);
});

test("without a collector a report is kept, and goes only when the person says so", async () => {
	let collector = "";
	const { outbox } = world(memoryArea(), { collector: async () => collector });
	assert.equal((await outbox.add(BODY, false)).state, "kept");
	collector = address();
	await outbox.flush(true);
	assert.equal(came.length, 0);
	assert.equal((await outbox.send(ID)).state, "sent");
	assert.equal(came.length, 1);
});

test("a report of a private window is never stored", async () => {
	const { outbox, area } = world();
	await outbox.add(BODY, true);
	assert.deepEqual((await area.get("outbox")).outbox, []);
	await outbox.flush();
	assert.equal((await only(outbox)).state, "sent");
	assert.deepEqual((await area.get("outbox")).outbox, []);
});

test("a discarded report does not come back, not even from its way", async () => {
	let release = () => {};
	answer = (request, response) => {
		release = () => stores(request, response);
		arrived();
	};
	let arrived = () => {};
	const onItsWay = new Promise<void>((resolve) => (arrived = resolve));
	const { outbox, local } = world();
	await outbox.add(BODY, false);
	const flushing = outbox.flush();
	await onItsWay;
	await outbox.discard(ID);
	release();
	await flushing;
	assert.deepEqual(await outbox.list(), []);
	assert.deepEqual((await local.everything()).outbox, []);
});

test("a report on its way when all is erased does not come back, and is told to nobody", async () => {
	let arrived = () => {};
	let release = () => {};
	answer = (request, response) => {
		release = () => stores(request, response);
		arrived();
	};
	const onItsWay = new Promise<void>((resolve) => (arrived = resolve));
	const told: string[] = [];
	const { outbox, local } = world(memoryArea(), { sent: async ({ id }) => void told.push(id) });
	await outbox.add(BODY, false);
	const flushing = outbox.flush();
	await onItsWay;
	outbox.erased();
	await local.erase();
	release();
	await flushing;
	assert.deepEqual(await outbox.list(), []);
	assert.deepEqual(await local.everything(), {});
	assert.deepEqual(told, []);
});

test("one damaged entry is set aside, the others go on", async () => {
	const good = { id: ID, body: BODY, state: "waiting", attempts: 0 };
	const { outbox, local } = world(memoryArea({ outbox: [{ id: 1 }, good] }));
	await outbox.flush();
	assert.equal((await only(outbox)).state, "sent");
	assert.equal((await local.aside()).length, 1);
});

test("pauses grow from half a minute to six hours", () => {
	assert.deepEqual([1, 2, 3, 50].map(pause), [30_000, 60_000, 120_000, 6 * 3_600_000]);
});
