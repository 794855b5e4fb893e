/** What proves it without showing anybody: a drawing, the report, and what the public board knows. */
import { ask } from "../../shared/client.ts";
import { coreCase } from "../../shared/desk.ts";
import { t, word } from "../../shared/i18n.ts";
import { button, h } from "../dom.ts";
import { said } from "../receipt.ts";
import { reportView } from "../report-view.ts";
import { attempt, say } from "../saying.ts";
import { asFile, drawing } from "./drawing.ts";
import { choose, download } from "./form.ts";
import { type Desk, part } from "./view.ts";
import { moment } from "./words.ts";

/** Answers to *does it still happen?*; nobody is asked to look again. */
const STILL = ["unknown", "yes", "no"];

export function evidence(desk: Desk): HTMLElement {
	const { case: one } = desk;
	const picture = drawing(one.body);
	return part(
		"evidence",
		h("p", { class: "hint" }, t("evidence_promise")),
		h("div", { class: "drawing" }, picture),
		choose(
			"still",
			t("evidence_still"),
			STILL.map((answer) => [answer, t(`still_${answer}`)]),
			one.still === null ? "unknown" : one.still ? "yes" : "no",
			(answer) => void attempt(() => desk.save({ still: answer === "unknown" ? null : answer === "yes" })),
		),
		h("details", { id: "evidence-report" }, h("summary", {}, t("evidence_report")), reportView(one.body)),
		h(
			"div",
			{ class: "row" },
			button({ do: "drawing", text: t("evidence_drawing"), class: "quiet" }, () =>
				download("strayfield.svg", "image/svg+xml", asFile(picture)),
			),
			button({ do: "export-case", text: t("evidence_export"), class: "quiet" }, () =>
				download("strayfield-case.json", "application/json", exported(desk)),
			),
			button({ do: "print-case", text: t("evidence_print"), class: "quiet" }, () => print()),
		),
		board(desk),
	);
}

/** What `strayfield letter` reads, and what only the desk knows. */
function exported({ case: one, told }: Desk): string {
	const { proof: _, body: __, private: ___, ...desk } = one;
	const [controller] = one.controllers;
	return JSON.stringify({ case: coreCase(one), controller, deadlines: told.deadlines, desk }, null, "\t");
}

/** The report's way to the board, and back. */
function board(desk: Desk): HTMLElement {
	const { case: one, settings, entry } = desk;
	const isSent = one.events.reported !== undefined;
	const isHere = settings.collector === "";
	const again = (act: () => Promise<unknown>) => () =>
		attempt(async () => {
			await act();
			await desk.show();
		});
	const look = () =>
		attempt(async () => {
			const states = await ask("feed");
			await desk.save(({ board }) => ({ board: { ...board, state: states[board.case] ?? "", asked: Date.now() } }));
		});
	const retract = again(async () => {
		await ask("retract", { id: one.id });
		say(t("board_retracted"));
	});
	const isOurs = isSent && one.proof !== "" && !one.board.retracted;
	return h(
		"div",
		{
			class: "note stack tight",
			"data-board": one.board.retracted ? "retracted" : isSent ? "sent" : (entry?.state ?? "none"),
		},
		h("h3", {}, t("board_title")),
		h("p", {}, status()),
		one.board.asked > 0 && isSent && !one.board.retracted
			? h(
					"p",
					{ "data-state": one.board.state },
					t("board_state", word("board", one.board.state || "unknown"), moment(one.board.asked)),
				)
			: "",
		h(
			"div",
			{ class: "row" },
			!isSent &&
				!isHere &&
				entry?.state !== "waiting" &&
				button(
					{ do: "report-case", text: t("do_report"), class: "primary" },
					again(() => ask("report", { body: one.body })),
				),
			isSent && !one.board.retracted && button({ do: "board", text: t("board_look"), class: "quiet" }, look),
			isSent &&
				h(
					"a",
					{ href: settings.collector, target: "_blank", rel: "noreferrer", class: "button quiet" },
					t("receipt_board"),
				),
			isOurs &&
				one.events.fixed !== undefined &&
				button(
					{ do: "outcome", text: t("board_empty"), class: "quiet" },
					again(() => ask("outcome", { id: one.id, outcome: "empty" })),
				),
			isOurs && button({ do: "retract", text: t("board_retract"), class: "quiet" }, retract),
		),
	);

	function status(): string {
		if (one.board.retracted) return t("board_retracted");
		if (isSent) return t("board_sent", one.board.case);
		if (entry) return said(entry);
		return t(isHere ? "report_kept" : "board_not_sent");
	}
}
