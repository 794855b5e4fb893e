/** How long the page may be kept waiting at a time. */
const SLICE_MS = 12;

/** Takes all steps; gives way to the page whenever a slice of time is used up. */
export async function inSlices(steps: Iterator<void>): Promise<void> {
	for (let end = performance.now() + SLICE_MS; !steps.next().done; ) {
		if (performance.now() < end) continue;
		await new Promise((resolve) => setTimeout(resolve));
		end = performance.now() + SLICE_MS;
	}
}
