// The page as a Vue application renders it: the markup becomes elements, and every control is bound to state.

import { createApp, h, reactive, shallowRef, type VNode } from "vue";
import { isField, textIn, views } from "./view.ts";

function render(node: Node, state: Map<Node, string>): VNode | string | null {
	if (node instanceof Text) return node.data;
	if (!(node instanceof Element)) return null;
	const of: Record<string, unknown> = {};
	for (const { name, value } of node.attributes) if (name !== "style") of[name] = value;
	if (isField(node)) {
		of.value = state.get(node) ?? textIn(node);
		of.onInput = (event: Event) => state.set(node, (event.currentTarget as HTMLInputElement).value);
	}
	if (node instanceof HTMLTextAreaElement) return h("textarea", of);
	return h(
		node.localName,
		of,
		[...node.childNodes].map((child) => render(child, state)),
	);
}

const view = shallowRef<Node[]>([]);
const state = reactive(new Map<Node, string>());
createApp({ render: () => view.value.map((node) => render(node, state)) }).mount("#root");
views((nodes) => {
	state.clear();
	view.value = nodes;
});
