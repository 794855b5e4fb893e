import assert from "node:assert/strict";
import { test } from "node:test";
import { nothingSpent, PEOPLE_IN_ALL, PEOPLE_PER_SITE, spend, WINDOW_MS } from "./budget.ts";

const people = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `person ${from + i}`);

/** Asks one by one and counts the answers. */
function answered(site: (i: number) => string, count: number, now: (i: number) => number = () => 0) {
	let spent = nothingSpent(0);
	let answers = 0;
	for (const [i, person] of people(count).entries()) {
		const result = spend(spent, [site(i)], [person], now(i));
		spent = result.spent;
		if (result.allowed) answers += 1;
	}
	return answers;
}

test("a site that guesses gets so many answers and no more", () => {
	assert.equal(
		answered(() => "guess.example", 1000),
		PEOPLE_PER_SITE,
	);
});

test("many sites together get so many answers and no more", () => {
	assert.equal(
		answered((i) => `guess${i}.example`, 1000),
		PEOPLE_IN_ALL,
	);
});

test("a thousand guesses at once get none", () => {
	const { allowed, spent } = spend(nothingSpent(0), ["guess.example"], people(1000), 0);
	assert.equal(allowed, false);
	assert.deepEqual(spent.sites, {});
});

test("the same person again is free, even when the budget is spent", () => {
	let { spent } = spend(nothingSpent(0), ["shop.example"], people(PEOPLE_PER_SITE), 0);
	for (let i = 0; i < 100; i++) {
		const again = spend(spent, ["shop.example"], people(3), i);
		assert.equal(again.allowed, true);
		spent = again.spent;
	}
	assert.equal(spend(spent, ["shop.example"], ["another"], 100).allowed, false);
});

test("what one site spent, another still has", () => {
	const { spent } = spend(nothingSpent(0), ["guess.example"], people(PEOPLE_PER_SITE), 0);
	assert.equal(spend(spent, ["shop.example"], people(2), 0).allowed, true);
});

test("a day later there is a new budget, not an hour earlier", () => {
	const { spent } = spend(nothingSpent(0), ["shop.example"], people(PEOPLE_PER_SITE), 0);
	assert.equal(spend(spent, ["shop.example"], ["new"], WINDOW_MS - 1).allowed, false);
	assert.equal(spend(spent, ["shop.example"], ["new"], WINDOW_MS).allowed, true);
});

test("a clock that was set back starts over instead of never ending", () => {
	const { spent } = spend(nothingSpent(1_000_000), ["shop.example"], people(PEOPLE_PER_SITE), 1_000_000);
	assert.equal(spend(spent, ["shop.example"], ["new"], 0).allowed, true);
});

test("a page can't borrow the budgets of its frames, nor a frame those of its pages", () => {
	let spent = nothingSpent(0);
	let answers = 0;
	for (const [i, person] of people(100).entries()) {
		const result = spend(spent, ["page.example", `frame${i}.example`], [person], 0);
		spent = result.spent;
		if (result.allowed) answers += 1;
	}
	assert.equal(answers, PEOPLE_PER_SITE);
});
