import assert from "node:assert/strict";
import { test } from "node:test";
import { together } from "./together.ts";

/** Work that ends when it is told to, and answers with the how-many-eth it was. */
function counted() {
	const ends: (() => void)[] = [];
	const ask = together<string, number>((_) => {
		const nth = ends.length;
		return new Promise((resolve) => ends.push(() => resolve(nth)));
	});
	return { ask, ends };
}

test("who asks while it is done gets what is done next, all in one", async () => {
	const { ask, ends } = counted();
	const answers = Promise.all([ask("a"), ask("a"), ask("a")]);
	assert.equal(ends.length, 1);
	ends[0]?.();
	while (ends.length < 2) await Promise.resolve();
	ends[1]?.();
	assert.deepEqual(await answers, [0, 1, 1]);
	const later = ask("a");
	ends[2]?.();
	assert.equal(await later, 2);
});

test("each key has its own, and a failure keeps nobody waiting", async () => {
	let times = 0;
	const ask = together<string, number>(async (key) => {
		if (key === "bad" && times++ === 0) throw new Error(key);
		return times;
	});
	const [first, second, other] = await Promise.allSettled([ask("bad"), ask("bad"), ask("good")]);
	assert.deepEqual([first?.status, second?.status, other?.status], ["rejected", "fulfilled", "fulfilled"]);
});
