// @ts-check
/** Profiles of Firefox for one run each: copies of one that has started before, since the very first start costs half as much again. */
import { existsSync } from "node:fs";
import { cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { at } from "./root.mjs";

/**
 * @param {string} program the browser
 * @param {(folder: string) => Promise<void>} start starts it once with this profile, and ends it
 * @returns {Promise<string>} the copy's folder, whoever asked removes it
 */
export async function freshProfile(program, start) {
	// Another Firefox has nothing of what this one kept, and may refuse its profile.
	const { mtimeMs } = await stat(program);
	const kept = at(`target/firefox-of-${mtimeMs}`);
	if (!existsSync(kept)) {
		const folder = await mkdtemp(at("target/firefox-"));
		await start(folder);
		// Where another process was quicker its profile stays.
		await rename(folder, kept).catch(() => rm(folder, { recursive: true }));
	}
	const copy = await mkdtemp(join(tmpdir(), "strayfield-firefox-"));
	// Says which process has it, and is a link to nowhere.
	const isLock = (/** @type {string} */ path) => basename(path) === "lock";
	await cp(kept, copy, { recursive: true, filter: (path) => !isLock(path) });
	return copy;
}
