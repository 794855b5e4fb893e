/**
 * Into pages that were open before this version was. Nobody recorded what the person did there, but the
 * browser knows which controls they changed. And a banner that is not ours has nobody behind it any more.
 */

import { shadowOf } from "../shared/browser.ts";
import { all, BANNER, type Root } from "./dom.ts";
import type { Frame } from "./frame.ts";

/** Changed by the person, or in the middle of it. */
const TOUCHED = ":user-valid, :user-invalid, :focus";

function enter(frame: Frame, root: Root) {
	for (const control of all(root, TOUCHED)) if (!frame.marks.has(control)) frame.marks.set(control, { how: "typed" });
	for (const host of all(root, "*")) {
		const shadow = host instanceof HTMLElement && shadowOf(host);
		if (!shadow) continue;
		if (!shadow.getElementById(BANNER)) enter(frame, shadow);
		else if (!frame.hasBanner) host.remove();
	}
}

if (globalThis.strayfield) enter(globalThis.strayfield, document);
