/** Where the browsers differ. Both know the promises of `chrome.*`. */

/** A shadow root, open or closed, that a page may hide from itself but not from us. */
export function shadowOf(host: Element): ShadowRoot | null {
	return __FIREFOX__
		? (host as Element & { openOrClosedShadowRoot: ShadowRoot | null }).openOrClosedShadowRoot
		: chrome.dom.openOrClosedShadowRoot(host as HTMLElement);
}

/** False in a script that an update or removal of the extension left behind. */
export function isAlive(): boolean {
	return !!chrome.runtime?.id;
}
