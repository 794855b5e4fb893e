/** The case desk: my cases, and for each what it is, whom to tell, what to write, and a clock that keeps running. */

import { t } from "../shared/i18n.ts";
import { begin } from "./desk/begin.ts";
import { list } from "./desk/list.ts";
import { open } from "./desk/view.ts";
import { byId, localize } from "./dom.ts";
import { attempt } from "./saying.ts";

/** The case that the address names, or `new`; empty: the list. */
const where = (): string => decodeURIComponent(location.hash.slice(1));

localize();
addEventListener("hashchange", () => void show(true));
void show(false);

async function show(isMove: boolean): Promise<void> {
	const main = byId("main");
	main.setAttribute("aria-busy", "true");
	await attempt(async () => {
		const id = where();
		main.replaceChildren(...(id === "" ? [await list()] : id === "new" ? [begin()] : await open(id)));
	});
	document.title = `${main.querySelector("h1")?.textContent ?? t("desk_title")} – Strayfield`;
	main.setAttribute("aria-busy", "false");
	if (!isMove) return;
	scrollTo(0, 0);
	main.querySelector<HTMLElement>("h1")?.focus();
}
