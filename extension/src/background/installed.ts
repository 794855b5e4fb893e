/** Pages that were open before the extension was: they get the scripts that new pages get by themselves. */

/** In the order of the manifest; what the person did before is looked for in between. */
const SCRIPTS = ["recorder.js", "entered.js", "gate.js"];

/** Into every page that lets us; those that don't are the browser's own. */
export async function enterOpenPages(): Promise<void> {
	const tabs = await chrome.tabs.query({ url: ["http://*/*", "https://*/*"] });
	await Promise.all(
		tabs.map(async ({ id, discarded }) => {
			if (id === undefined || discarded) return;
			try {
				await chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: SCRIPTS });
			} catch {
				// A store's page, or a tab that was closed meanwhile.
			}
		}),
	);
}

export async function installed({ reason }: chrome.runtime.InstalledDetails): Promise<void> {
	if (reason === "install") await chrome.tabs.create({ url: chrome.runtime.getURL("pages/welcome.html") });
}
