import assert from "node:assert/strict";
import { test } from "node:test";
import { before, see } from "./visits.ts";

const anna = { forms: [{ form: "raffle", person: "anna" }], signedIn: false, epoch: 0 };
const bert = { forms: [{ form: "raffle", person: "bert" }], signedIn: false, epoch: 0 };

test("a first view has nothing before it", () => {
	assert.deepEqual(before(undefined, "1", true, false, 0), { previous: [], undisturbed: false });
});

test("a plain reload finds the person of the view before", () => {
	const visit = see(undefined, "1", anna);
	assert.deepEqual(before(visit, "2", true, false, 0), { previous: anna.forms, undisturbed: true });
});

test("looking again in the same view still compares with the view before", () => {
	const visit = see(see(undefined, "1", anna), "2", bert);
	assert.deepEqual(before(visit, "2", true, false, 0), { previous: anna.forms, undisturbed: true });
});

test("typing or a sign-in in between is a disturbance", () => {
	const visit = see(undefined, "1", anna);
	assert.equal(before(visit, "2", true, false, 1).undisturbed, false);
	assert.equal(before(visit, "2", true, true, 0).undisturbed, false);
});

test("the same address by a link, a button or going back is not a plain reload", () => {
	const visit = see(undefined, "1", anna);
	assert.equal(before(visit, "2", false, false, 0).undisturbed, false);
});

test("forms seen later in a view are added to those seen before", () => {
	const later = { ...anna, forms: [{ form: "friends", person: "carl" }] };
	assert.deepEqual(see(see(undefined, "1", anna), "1", later).forms, [...anna.forms, ...later.forms]);
});
