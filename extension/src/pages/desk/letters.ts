/** Letters: chosen, written in a language, changed, and sent by the person's own mail program or printed. */
import { type LetterKind, letter, order, type Party } from "../../shared/desk.ts";
import { language, t } from "../../shared/i18n.ts";
import { button, byId, h } from "../dom.ts";
import { attempt, say } from "../saying.ts";
import { routing } from "./authority.ts";
import { choose, download, write } from "./form.ts";
import { eml, type Mail, mailLink } from "./mail.ts";
import { withSent } from "./sent.ts";
import { type Desk, part } from "./view.ts";
import { hostOf, languageName, letterName } from "./words.ts";

/** What the person chose for the letter, and what they made of it; it outlives changes of the case, not the page. */
const draft = {
	case: "",
	kind: "",
	lang: "",
	to: "",
	sender: { name: "", address: "", email: "" },
	own: null as { of: string; subject: string; body: string } | null,
};

export async function letters(desk: Desk): Promise<HTMLElement> {
	const { told, own } = desk;
	if (draft.case !== desk.case.id) {
		const isMine = { name: own.names[0] ?? "", address: "", email: own.emails[0] ?? "" };
		Object.assign(draft, { case: desk.case.id, kind: "", lang: "", to: "", sender: isMine, own: null });
	}
	const chosen = told.letters.find(({ kind }) => kind === draft.kind) ?? told.letters[0];
	if (!chosen) return part("letters", h("p", {}, t("letters_none")));
	const to = recipients(desk, chosen);
	const recipient = to.find(({ id }) => id === draft.to) ?? to[0];
	const lang = desk.languages.includes(draft.lang) ? draft.lang : languageFor(desk, recipient?.language);
	const text = h("div", { class: "stack tight" });
	const again = () => attempt(() => compose(desk, text, chosen, recipient, lang));
	await again();
	const set = (more: Partial<typeof draft>) => {
		Object.assign(draft, more);
		return attempt(() => desk.show());
	};
	return part(
		"letters",
		h(
			"div",
			{ class: "pair" },
			choose(
				"letter-kind",
				t("letters_kind"),
				told.letters.map(({ kind }) => [kind, letterName(kind, told.regime)]),
				chosen.kind,
				(kind) => void set({ kind, to: "", lang: "" }),
			),
			choose(
				"letter-to",
				t("letters_to"),
				to.length > 0
					? to.map(({ id, party }) => [id, party.name || party.email || t("letters_to_nobody")])
					: [["", t("letters_to_nobody")]],
				recipient?.id ?? "",
				(id) => void set({ to: id, lang: "" }),
			),
			choose(
				"letter-lang",
				t("letters_language"),
				desk.languages.map((code) => [code, languageName(code)]),
				lang,
				(code) => void set({ lang: code }),
			),
		),
		h("p", { class: "hint" }, t(`letter_${chosen.kind}_for`)),
		h(
			"details",
			{ id: "letter-from" },
			h("summary", {}, t("letters_from")),
			h(
				"div",
				{ class: "stack tight" },
				h("p", { class: "hint" }, t("letters_from_hint")),
				...(["name", "email", "address"] as const).map((member) =>
					write(
						`from-${member}`,
						t(`letters_from_${member}`),
						draft.sender[member],
						(value) => {
							draft.sender[member] = value;
							void again();
						},
						member === "address" ? { rows: 3 } : {},
					),
				),
			),
		),
		text,
	);
}

interface Recipient {
	id: string;
	party: Party;
	language?: string;
}

function recipients(desk: Desk, { to }: LetterKind): Recipient[] {
	if (to === "authority") {
		const { competent, ask } = routing(desk);
		const open = ask.length === 0 ? competent : [];
		return open.map(({ authority: { id, name, address, email, language } }) => ({
			id,
			party: { name, address: address.join("\n"), email: email ?? "" },
			language,
		}));
	}
	return desk.case.controllers.map(({ name, address, email }, at) => ({
		id: String(at),
		party: { name, address, email },
	}));
}

/** That of the reader if there is a letter in it, else that of the page. */
function languageFor({ languages, case: one }: Desk, theirs: string | undefined): string {
	const ours = language();
	const here = {
		DE: "de",
		AT: "de",
		CH: "de",
		LI: "de",
		FR: "fr",
		ES: "es",
		IT: "it",
		NL: "nl",
		PL: "pl",
		GB: "en",
		IE: "en",
	};
	const wanted = [theirs, here[one.seat.country as keyof typeof here], ours, "en"];
	return wanted.find((code) => code !== undefined && languages.includes(code)) ?? "en";
}

async function compose(
	desk: Desk,
	place: HTMLElement,
	chosen: LetterKind,
	to: Recipient | undefined,
	lang: string,
): Promise<void> {
	const [first] = desk.case.controllers;
	const controller = chosen.to === "controller" && to ? to.party : (first ?? { name: "", address: "", email: "" });
	const { name, address, email } = controller;
	const of = [chosen.kind, lang, to?.id].join(" ");
	const isOwn = draft.own?.of === of;
	const written =
		draft.own && isOwn
			? draft.own
			: await letter(chosen.kind, lang, order(desk.case, { name, address, email }, draft.sender));
	const subject = h("input", { id: "letter-subject", type: "text", lang, spellcheck: "true" });
	subject.value = written.subject;
	const body = h("textarea", { id: "letter-body", rows: "18", lang, spellcheck: "true" });
	body.value = written.body;
	const note = h(
		"div",
		{ class: "note row between" },
		h("span", {}, t("letters_own")),
		button({ do: "rewrite", text: t("letters_rewrite"), class: "quiet" }, () => {
			draft.own = null;
			return attempt(() => desk.show());
		}),
	);
	note.hidden = !isOwn;
	for (const control of [subject, body])
		control.addEventListener("input", () => {
			draft.own = { of, subject: subject.value, body: body.value };
			note.hidden = false;
		});
	const now = (): Mail => ({ to: to?.party.email ?? "", subject: subject.value, body: body.value });
	place.replaceChildren(
		!to ? h("p", { class: "note" }, t(chosen.to === "authority" ? "letters_no_authority" : "letters_no_contact")) : "",
		note,
		h("div", { class: "field" }, h("label", { for: "letter-subject" }, t("letters_subject")), subject),
		h("div", { class: "field" }, h("label", { for: "letter-body" }, t("letters_body")), body),
		h(
			"div",
			{ class: "row" },
			button({ do: "mail", text: t("letters_mail"), class: "primary" }, () => attempt(() => mail(now()))),
			button({ do: "copy", text: t("letters_copy") }, () => attempt(() => copy(now()))),
			button({ do: "eml", text: t("letters_eml") }, () => download("strayfield.eml", "message/rfc822", eml(now()))),
			button({ do: "print-letter", text: t("letters_print") }, () => print(now(), to?.party, lang, hostOf(desk.case))),
		),
		sent(desk, chosen, to?.party),
		h("p", { class: "hint" }, t("letters_promise")),
	);
}

/** Opens the person's mail program. What is too long for a link goes by way of the clipboard. */
async function mail(written: Mail): Promise<void> {
	const { whole, bare } = mailLink(written);
	if (whole === null) {
		const isCopied = await navigator.clipboard.writeText(written.body).then(
			() => true,
			() => false,
		);
		say(t(isCopied ? "letters_too_long" : "letters_too_long_not_copied"));
	}
	h("a", { href: whole ?? bare }).click();
}

async function copy({ subject, body }: Mail): Promise<void> {
	await navigator.clipboard.writeText(`${subject}\n\n${body}`);
	say(t("letters_copied"));
}

/** On paper: addresses in the window of an envelope, the date, the subject, the text. */
function print({ subject, body }: Mail, to: Party | undefined, lang: string, host: string): void {
	const { name, address, email } = draft.sender;
	const paragraphs = body.split(/\n{2,}/).map((paragraph) => h("p", {}, unbroken(paragraph)));
	const sheet = byId("sheet");
	sheet.lang = lang;
	sheet.replaceChildren(
		h("p", { class: "from" }, [name, ...address.split("\n"), email].filter((line) => line !== "").join(" · ")),
		h("p", { class: "to" }, [to?.name || host, to?.address ?? ""].join("\n").trim()),
		h("p", { class: "date" }, new Date().toLocaleDateString(lang, { dateStyle: "long" })),
		h("p", { class: "subject" }, subject),
		// The name does not stand on a page of its own.
		h(
			"div",
			{ class: "body" },
			...paragraphs.slice(0, -ENDING),
			h("div", { class: "ending" }, ...paragraphs.slice(-ENDING)),
		),
	);
	document.body.dataset.print = "letter";
	globalThis.print();
	delete document.body.dataset.print;
}

/** Paragraphs at a letter's end: the closing, who writes, that it is no legal advice. */
const ENDING = 3;

/** No line of it ends inside "Art. 4 Nr. 12". */
const unbroken = (text: string): string =>
	text
		.replace(/(?<=\b(?:art|abs|nr|buchst|bst|let|par|al|no|ust|lit)\.) (?=\S)/gi, "\u00a0")
		.replace(/(?<=\d) (?=(?:Abs|Nr|Buchst|Bst|ust|lit)\.)/g, "\u00a0");

/** *I have sent it*: only the person knows. */
function sent(desk: Desk, { kind }: LetterKind, party: Party | undefined): HTMLElement {
	const to = party?.name || party?.email || hostOf(desk.case);
	const isAgain = desk.case.sent.some((letter) => letter.kind === kind && letter.to === to);
	const note = () =>
		attempt(async () => {
			await desk.save((now) => withSent(now, [...now.sent, { kind, to, at: Date.now() }]));
			say(t("letters_noted", to));
		});
	return h(
		"div",
		{ class: "row" },
		button({ do: "sent", text: t(isAgain ? "letters_sent_again" : "letters_sent") }, note),
	);
}
