// Finds whatever joins the page, makes it transparent, and notes every click that it can hear on it.

const root = document.documentElement;
const own = new WeakSet(document.querySelectorAll("*"));
const seen = { found: 0, heard: [] };

function note() {
	root.dataset.found = String(seen.found);
	root.dataset.heard = JSON.stringify(seen.heard);
}

function steal(nodes) {
	for (const node of nodes) {
		if (!(node instanceof HTMLElement) || own.has(node)) continue;
		own.add(node);
		seen.found += 1;
		node.style.setProperty("opacity", "0", "important");
		node.click();
	}
	note();
}

function hear(event) {
	const path = event.composedPath();
	// Its own click above is no booty.
	if (!event.isTrusted || !path.some((target) => target instanceof HTMLElement && target.style.opacity === "0")) return;
	seen.heard.push({ type: event.type, at: path[0]?.localName });
	note();
}

note();
for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) addEventListener(type, hear, true);
new MutationObserver((changes) => {
	for (const change of changes) steal(change.addedNodes);
}).observe(root, { childList: true, subtree: true });
