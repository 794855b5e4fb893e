/** How long a case stays, and its end. */
import { forgottenAt } from "../../shared/case.ts";
import { ask } from "../../shared/client.ts";
import { t } from "../../shared/i18n.ts";
import { button, h } from "../dom.ts";
import { attempt } from "../saying.ts";
import { tick } from "./form.ts";
import { type Desk, part } from "./view.ts";
import { moment } from "./words.ts";

export function end(desk: Desk): HTMLElement {
	const { case: one } = desk;
	const place = h("div", { class: "row" });
	const first = button({ do: "erase-case", text: t("end_erase"), class: "danger" }, () => {
		place.replaceChildren(sure, leave);
		leave.focus();
	});
	const sure = button({ do: "erase-case-sure", text: t("end_erase_confirm"), class: "danger" }, () =>
		attempt(async () => {
			await ask("forget-case", { id: one.id });
			location.hash = "";
		}),
	);
	const leave = button({ do: "cancel", text: t("do_cancel") }, () => place.replaceChildren(first));
	place.append(first);
	return part(
		"end",
		h("p", { class: "hint" }, one.keep ? t("end_kept") : t("end_expires", moment(forgottenAt(one)))),
		tick("keep", t("end_keep"), one.keep, (keep) => void attempt(() => desk.save({ keep }))),
		place,
	);
}
