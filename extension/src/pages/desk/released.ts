/**
 * Whether the hand is off the mouse. Leaving a field changes the case as the button goes down on something else; what
 * is exchanged before it comes up again takes the click with it.
 */

/** The end of a press on a list may be swallowed by what the browser opens for it. */
const LIST_MS = 600;
/** However slow a hand is: the end of any other press is lost only where nobody foresaw it. */
const PATIENCE_MS = 10_000;

let pressed: Promise<void> | undefined;

addEventListener(
	"pointerdown",
	({ button, target }) => {
		// Other buttons open menus, and no click is lost.
		if (button !== 0) return;
		const ended = new AbortController();
		const until = { capture: true, signal: ended.signal };
		pressed = new Promise((resolve) => {
			// The click comes in the same task as the end of the press.
			const end = () => setTimeout(resolve);
			addEventListener("pointerup", end, until);
			addEventListener("pointercancel", end, until);
			setTimeout(resolve, target instanceof HTMLSelectElement ? LIST_MS : PATIENCE_MS);
		}).then(() => ended.abort());
	},
	true,
);

/** Ends when no button is held down. */
export const released = async (): Promise<void> => pressed;
