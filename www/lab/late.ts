// The page comes empty from a cache; when it has loaded, its script fetches what belongs into it.

function fill(values: Record<string, string>): void {
	for (const [name, value] of Object.entries(values)) {
		for (const control of document.getElementsByName(name)) {
			if (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) control.value = value;
			else if (control instanceof HTMLInputElement && control.type !== "checkbox") control.value = value;
		}
	}
}

async function load(address: string): Promise<void> {
	const response = await fetch(address);
	fill((await response.json()) as Record<string, string>);
}

const address = document.body.dataset.values;
if (address) addEventListener("load", () => void load(location.pathname.replace(/\/$/, "") + address));
