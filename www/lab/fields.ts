// Every field as a design system makes it: a custom element, with label and control in its own shadow root.

class LabField extends HTMLElement {
	static formAssociated = true;

	/** Takes label and control in. */
	hold(nodes: Node[]) {
		const style = document.createElement("link");
		style.rel = "stylesheet";
		style.href = "/style.css";
		this.attachShadow({ mode: "open" }).append(style, ...nodes);
	}
}

customElements.define("lab-field", LabField);
for (const control of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
	const row = control.closest("p, td, div, li");
	if (!row || row.querySelectorAll("input, select, textarea").length > 1) continue;
	const field = new LabField();
	field.hold([...row.childNodes]);
	row.append(field);
}
