// @ts-check
/** Every replay and every benign twin: what must be concluded is written beside what is served. */
import { after, describe, test } from "node:test";
import { inBoth } from "./lib/both.mjs";
import { startLab } from "./lib/lab.mjs";
import { inWords, play } from "./lib/play.mjs";

const lab = await startLab();
after(lab.stop);

inBoth((here) => {
	for (const { replay, host, path, url, expect } of lab.pages) {
		describe(`${replay}: ${host.split(".")[0]}${path}`, () => {
			for (const expectation of expect) test(inWords(expectation), () => play(here.browser, url, expectation, lab));
		});
	}
});
