/** The line at the bottom of a page that says what was done, and takes it back. */
import { ask, Refused } from "../shared/client.ts";
import { t } from "../shared/i18n.ts";
import { button, byId, h } from "./dom.ts";

let goes: AbortController | undefined;

/**
 * Says it, politely to screen readers. With a token it can be undone, and stays; `then` shows how things are now.
 * Without one it goes with the next click or Escape: it lies over what is at the bottom.
 */
export function say(text: string, token?: string, then?: () => Promise<void>): void {
	const line = byId("said");
	const back =
		token &&
		button({ do: "undo", text: t("do_undo"), class: "quiet" }, () =>
			attempt(async () => {
				await ask("undo", { token });
				say(t("undone"));
				await then?.();
			}),
		);
	line.replaceChildren(h("span", {}, text), back || "");
	line.hidden = false;
	goes?.abort();
	if (back) return;
	goes = new AbortController();
	const { signal } = goes;
	const go = () => {
		line.hidden = true;
	};
	addEventListener("click", go, { capture: true, signal });
	addEventListener("keydown", ({ key }) => key === "Escape" && go(), { signal });
}

/** Does it, or says why not. */
export async function attempt(act: () => Promise<unknown>): Promise<void> {
	try {
		await act();
	} catch (problem) {
		if (!(problem instanceof Refused)) reportError(problem);
		say(t(problem instanceof Refused ? problem.message : "problem_unexpected"));
	}
}
