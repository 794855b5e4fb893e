// @ts-check
/** The form as Vue holds it: `v-model` sets properties and leaves attributes alone. */
import { createApp, createSSRApp, h, reactive, vModelText, withDirectives } from "vue";
import { FIELDS, given, TITLE } from "./fields.mjs";

/** @param {import("./fields.mjs").Person} person */
export function form(person) {
	/** @type {import("./fields.mjs").Person} */
	const state = reactive({ ...person });
	/** @param {[string, string]} field */
	const field = ([id, label]) => {
		const update = (/** @type {string} */ value) => {
			state[id] = value;
		};
		const input = h("input", { id, name: id, "onUpdate:modelValue": update });
		return h("label", [label, withDirectives(input, [[vModelText, state[id] ?? ""]])]);
	};
	const button = h("button", "Jetzt teilnehmen");
	return { render: () => h("form", [h("h2", TITLE), ...FIELDS.map(field), button]) };
}

if (globalThis.document) {
	const { root, person } = given();
	const make = root.firstChild ? createSSRApp : createApp;
	make(form(person)).mount(root);
}
