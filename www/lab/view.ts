// What an application of the lab shows: markup that the server made, in the page's data block or fetched,
// and again for every link to another of its views.

/** Gives `show` the nodes of every view, one after the other. */
export function views(show: (nodes: Node[]) => void): void {
	const render = (markup: string) => {
		const inert = document.createElement("template");
		inert.innerHTML = markup;
		show([...inert.content.childNodes]);
	};
	const load = async () => {
		const response = await fetch(`${location.pathname.replace(/\/$/, "")}/zustand.json${location.search}`);
		render(((await response.json()) as { markup: string }).markup);
	};
	addEventListener("click", (event) => {
		const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && "view" in node.dataset);
		if (!(link instanceof HTMLAnchorElement)) return;
		event.preventDefault();
		history.pushState(null, "", link.href);
		void load();
	});
	addEventListener("popstate", () => void load());
	const { markup } = JSON.parse(document.getElementById("state")?.textContent || "{}") as { markup?: string };
	if (markup) render(markup);
	else void load();
}

/** What stands in a control of the markup. */
export const textIn = (control: Element): string => (control as HTMLInputElement).value;

/** A control whose value is text; ticks, radio buttons and hidden ones are others. */
export const isField = (element: Element): boolean =>
	element instanceof HTMLTextAreaElement ||
	element instanceof HTMLSelectElement ||
	(element instanceof HTMLInputElement && !/^(?:checkbox|radio|hidden)$/.test(element.type));
