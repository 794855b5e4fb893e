/**
 * Whether the hand is off the mouse. Leaving a field changes the case as the button goes down on something else; what
 * is exchanged before it comes up again takes the click with it.
 */

/** A press that takes longer, or whose end a list of the browser's own swallows, is waited for no longer. */
const PATIENCE_MS = 600;

let pressed: Promise<void> | undefined;

addEventListener(
	"pointerdown",
	() => {
		const ended = new AbortController();
		const until = { capture: true, signal: ended.signal };
		pressed = new Promise((resolve) => {
			// The click comes in the same task as the end of the press.
			const end = () => setTimeout(resolve);
			addEventListener("pointerup", end, until);
			addEventListener("pointercancel", end, until);
			setTimeout(resolve, PATIENCE_MS);
		}).then(() => ended.abort());
	},
	true,
);

/** Ends when no button is held down. */
export const released = async (): Promise<void> => pressed;
