// The page as a custom element shows it: everything in its open shadow root.

import { views } from "./view.ts";

class LabPage extends HTMLElement {
	connectedCallback() {
		const root = this.attachShadow({ mode: "open" });
		const style = document.createElement("link");
		style.rel = "stylesheet";
		style.href = "/style.css";
		views((nodes) => root.replaceChildren(style, ...nodes.map((node) => document.importNode(node, true))));
	}
}

customElements.define("lab-page", LabPage);
document.getElementById("root")?.append(document.createElement("lab-page"));
