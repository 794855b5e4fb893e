/** The line at the bottom of a page that says what was done, and takes it back. */
import { ask, Refused } from "../shared/client.ts";
import { t } from "../shared/i18n.ts";
import { button, byId, h } from "./dom.ts";

/** Says it, politely to screen readers. With a token it can be undone; `then` shows how things are now. */
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
