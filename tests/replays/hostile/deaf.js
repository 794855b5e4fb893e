// Stops every event of typing in the capture phase of the window: nobody later hears of it.

const TYPING = ["keydown", "keypress", "keyup", "beforeinput", "input", "change", "paste", "focusin", "focusout"];
for (const type of TYPING) addEventListener(type, (event) => event.stopImmediatePropagation(), true);
