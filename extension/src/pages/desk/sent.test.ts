import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyCase, type Sent } from "../../shared/case.ts";
import { withSent } from "./sent.ts";

const one = (events = {}) => ({ ...emptyCase("id", "{}", 0), events });
const letter = (kind: Sent["kind"], at: number): Sent => ({ kind, to: "a@firma.example", at });

test("a second notice does not set the clock back", () => {
	const { events } = withSent(one({ reported: 1 }), [letter("notice", 10), letter("notice", 20), letter("tip", 30)]);
	assert.deepEqual(events, { reported: 1, notice: 10, tip: 30 });
});

test("a letter that was not sent after all takes its event with it", () => {
	assert.deepEqual(withSent(one({ notice: 10, fixed: 15 }), []).events, { fixed: 15 });
});

test("a request after an answer has a clock of its own", () => {
	const sent = [letter("access", 10), letter("erasure", 30)];
	assert.equal(withSent(one(), sent).events?.request, 10);
	assert.equal(withSent(one({ answered: 20 }), sent).events?.request, 30);
	assert.equal(withSent(one({ answered: 40 }), sent).events?.request, 10);
});
