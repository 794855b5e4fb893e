/** Who is responsible, and where their addresses come from: several, each can be changed. */
import { type Controller, ROLES, type Source } from "../../shared/case.ts";
import { ask } from "../../shared/client.ts";
import { t, word } from "../../shared/i18n.ts";
import { button, h } from "../dom.ts";
import { attempt, say } from "../saying.ts";
import { type Contact, contacts } from "./contacts.ts";
import { choose, write } from "./form.ts";
import { type Desk, part } from "./view.ts";

/** What was found when the person asked; it outlives changes of the case, not the page. */
const lookup: { case: string; found: Contact[] } = { case: "", found: [] };

const nobody = (): Controller => ({ role: "site", name: "", address: "", email: "", source: "person", found: "" });

export function whom(desk: Desk): HTMLElement {
	const { controllers } = desk.case;
	const known = lookup.case === desk.case.id ? lookup.found : [];
	const found = h("div", { class: "stack tight", "data-found": true }, known.length > 0 && suggestions(desk, known));
	const look = () =>
		attempt(async () => {
			const all = contacts(await ask("whom", { id: desk.case.id }), Date.now());
			Object.assign(lookup, { case: desk.case.id, found: all });
			await desk.show();
			const place = document.querySelector<HTMLElement>("[data-found]");
			// A part in which somebody is writing stands as it was: what was found comes into it, the focus stays.
			if (place?.childElementCount === 0) place.append(suggestions(desk, all));
			else place?.querySelector("button")?.focus();
		});
	const add = () =>
		attempt(async () => {
			await desk.save(({ controllers }) => {
				const role = controllers.length === 0 ? "site" : "network";
				return { controllers: [...controllers, { ...nobody(), role }] };
			});
			document.getElementById(`controller-${desk.case.controllers.length - 1}-name`)?.focus();
		});
	return part(
		"whom",
		h("p", { class: "soft" }, t("whom_lead")),
		...controllers.map((one, at) => entry(desk, one, at)),
		h(
			"div",
			{ class: "row" },
			button({ do: "whom", text: t("whom_look"), class: controllers.length === 0 ? "primary" : "" }, look),
			button(
				{ do: "add-controller", text: t(controllers.length === 0 ? "whom_enter" : "whom_add"), class: "quiet" },
				add,
			),
		),
		h("p", { class: "hint" }, t("whom_promise")),
		found,
	);
}

function entry(desk: Desk, one: Controller, at: number): HTMLElement {
	const id = `controller-${at}`;
	const change = (more: Partial<Controller>) =>
		attempt(() =>
			desk.save(({ controllers }) => ({
				controllers: controllers.map((other, index) => (index === at ? { ...other, ...more } : other)),
			})),
		);
	return h(
		"fieldset",
		{ class: "controller stack tight", "data-controller": String(at) },
		h("legend", {}, t("whom_number", at + 1)),
		h(
			"div",
			{ class: "pair" },
			write(`${id}-name`, t("whom_name"), one.name, (name) => void change({ name })),
			choose(
				`${id}-role`,
				t("whom_role"),
				ROLES.map((role) => [role, word("role", role)]),
				one.role,
				(role) => void change({ role: role as Controller["role"] }),
			),
		),
		write(
			`${id}-email`,
			t("whom_email"),
			one.email,
			(email) => void change({ email: email.trim(), source: "person", found: "" }),
			{ type: "email", hint: origin(one.source, one.found) },
		),
		write(`${id}-address`, t("whom_address"), one.address, (address) => void change({ address }), { rows: 3 }),
		h(
			"div",
			{ class: "row" },
			button({ do: "drop-controller", text: t("whom_remove"), class: "quiet" }, () =>
				attempt(() =>
					desk.save(({ controllers }) => ({ controllers: controllers.filter((_, index) => index !== at) })),
				),
			),
		),
	);
}

/** Where an address came from. */
const origin = (source: Source, found: string): string =>
	found ? `${word("source", source)}: ${found}` : word("source", source);

function suggestions(desk: Desk, all: Contact[]): HTMLElement {
	const sure = all.filter(({ source }) => source !== "guess");
	return h(
		"div",
		{ class: "stack tight" },
		h("h3", {}, t("whom_found")),
		sure.length === 0 && h("p", { class: "note" }, t("whom_found_none")),
		h("ul", { class: "items" }, ...all.map((contact) => suggestion(desk, contact))),
	);
}

function suggestion(desk: Desk, contact: Contact): HTMLElement {
	const { name, address, email, form, source, found, stale, weak } = contact;
	const isTaken = desk.case.controllers.some((one) => (email ? one.email === email : name && one.name === name));
	const doubts = [stale && t("whom_stale"), weak && t("whom_weak")].filter(Boolean);
	const use = () =>
		attempt(async () => {
			await desk.save(({ controllers }) => ({ controllers: taken(controllers, contact) }));
			say(t("whom_taken", email || name));
		});
	return h(
		"li",
		{ "data-source": source },
		h(
			"span",
			{},
			name && h("strong", { class: "block" }, name),
			email && h("span", { class: "block" }, email),
			form && h("a", { class: "block", href: form, target: "_blank", rel: "noreferrer" }, form),
			address && h("span", { class: "lines block" }, address),
			h("span", { class: "hint block" }, [origin(source, found), ...doubts].join(" · ")),
		),
		isTaken && h("span", { class: "chip" }, t("whom_used")),
		!isTaken &&
			(email || name) !== "" &&
			button({ do: "use", text: t("whom_use"), label: t("whom_use_label", email || name), class: "quiet" }, use),
	);
}

/** With this contact: in the place of the first who has no address yet and may be the same, else beside the others. */
export function taken(controllers: Controller[], { name, address, email, source, found }: Contact): Controller[] {
	const fresh = { name, address, email, source, found };
	const isOpen = (one: Controller) => one.email === "" && (one.name === "" || name === "" || one.name === name);
	const at = controllers.findIndex((one) => isOpen(one) || (email !== "" && one.email === email));
	if (at < 0) {
		const role = controllers.length === 0 ? "site" : "network";
		return [...controllers, { role, ...fresh }];
	}
	return controllers.map((one, index) =>
		index === at ? { ...one, ...fresh, name: name || one.name, address: address || one.address } : one,
	);
}
