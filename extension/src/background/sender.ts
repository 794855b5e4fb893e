/** Who speaks, as the browser says it; never as a page does. */

type Sender = chrome.runtime.MessageSender;

/** This extension: its id, and how the addresses of its pages begin. */
export interface Us {
	id: string;
	pages: string;
}

/** A frame of a tab. */
export interface Place {
	/** Firefox tells the cookie store (container tabs); Chrome has one beside that of private windows. */
	tab: chrome.tabs.Tab & { id: number; cookieStoreId?: string };
	frame: number;
	/** Address of the frame. */
	url: string;
	/** Whose the frame is, as an address: a frame that a page wrote itself (`about:srcdoc`) is the page's. */
	owner: string;
	document: string | undefined;
	private: boolean;
}

/** One of our own pages, in the popup or in a tab. */
export const isOurs = (us: Us, sender: Sender): boolean =>
	sender.id === us.id && (sender.url ?? "").startsWith(us.pages);

/** A content script of ours in a page; one in a page that only waits to be shown can wait, too. */
export function placeOf(us: Us, sender: Sender): Place | null {
	const { id, tab, frameId, url, documentId, documentLifecycle } = sender;
	if (id !== us.id || tab?.id === undefined || frameId === undefined || !url) return null;
	if (documentLifecycle === "prerender" || url.startsWith(us.pages)) return null;
	const owner = [url, sender.origin, tab.url].find((address) => /^https?:/.test(address ?? "")) ?? "";
	return { tab: { ...tab, id: tab.id }, frame: frameId, url, owner, document: documentId, private: tab.incognito };
}
