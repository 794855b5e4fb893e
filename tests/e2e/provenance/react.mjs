// @ts-check
/** The form as React holds it: every control follows its state. */
import { createElement as h, useState } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { FIELDS, given, TITLE } from "./fields.mjs";

/** @param {{ id: string, label: string, start: string }} props */
function Field({ id, label, start }) {
	const [value, set] = useState(start);
	return h("label", null, label, h("input", { id, name: id, value, onChange: (event) => set(event.target.value) }));
}

/** @param {{ person: import("./fields.mjs").Person }} props */
export const App = ({ person }) =>
	h(
		"form",
		null,
		h("h2", null, TITLE),
		FIELDS.map(([id, label]) => h(Field, { key: id, id, label, start: person[id] ?? "" })),
		h("button", { type: "submit" }, "Jetzt teilnehmen"),
	);

if (globalThis.document) {
	const { root, person } = given();
	const app = h(App, { person });
	if (root.firstChild) hydrateRoot(root, app);
	else createRoot(root).render(app);
}
