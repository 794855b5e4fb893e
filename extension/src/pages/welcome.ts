/** Shown once, when the extension was installed: what it does, and the form for own data. */
import { ask } from "../shared/client.ts";
import { t } from "../shared/i18n.ts";
import { byId, localize } from "./dom.ts";
import { ownForm } from "./own-form.ts";
import { attempt } from "./saying.ts";

localize();
void attempt(async () => {
	const form = ownForm(await ask("own"));
	byId("own").replaceChildren(form.element);
	byId("save").addEventListener("click", () =>
		attempt(async () => {
			await ask("set-own", { own: form.read(), shown: form.shown });
			finish("welcome_done");
		}),
	);
	byId("main").setAttribute("aria-busy", "false");
});
byId("skip").addEventListener("click", () => finish("welcome_skipped"));
byId("settings").addEventListener("click", () => chrome.runtime.openOptionsPage());
byId("close").addEventListener("click", async () => {
	const tab = await chrome.tabs.getCurrent();
	if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
});

function finish(text: string): void {
	byId("asking").hidden = true;
	byId("done-text").textContent = t(text);
	const done = byId("done");
	done.hidden = false;
	done.focus();
	scrollTo(0, 0);
}
