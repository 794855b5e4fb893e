/** The cases in the browser: their storage, their reminders. */
import { parseCases, salvageCases } from "../shared/case.ts";
import { guard, nextDue, told } from "../shared/desk.ts";
import { t } from "../shared/i18n.ts";
import { Cases } from "./cases.ts";
import { local } from "./state.ts";

/** Names of alarms and notifications about a case begin so. */
const CASE = "case:";

export const cases = new Cases({
	load: () => local.get("cases", parseCases, salvageCases),
	save: (all) => local.set("cases", all),
	guard: (body) => guard(body).catch(() => Promise.reject(new Error("problem_guard"))),
	now: Date.now,
	wake(id, when) {
		if (when > 0) void chrome.alarms.create(CASE + id, { when });
		else {
			void chrome.alarms.clear(CASE + id);
			void chrome.notifications?.clear(CASE + id);
		}
	},
});

/** Takes back what reminders of cases still stand on the screen. */
export async function silence(): Promise<void> {
	const shown = (await chrome.notifications?.getAll()) ?? {};
	await Promise.all(Object.keys(shown).map((id) => chrome.notifications.clear(id)));
}

/** An alarm of a case: says so, if the person gave the permission. */
export async function remind(alarm: string): Promise<void> {
	if (!alarm.startsWith(CASE)) return;
	const id = alarm.slice(CASE.length);
	const found = (await cases.list()).find((one) => one.id === id);
	if (!found) return;
	const { deadlines } = await told(found);
	await cases.change(id, { remind: nextDue(deadlines, Date.now()) });
	const { origin } = JSON.parse(found.body) as { origin: string };
	await chrome.notifications?.create(alarm, {
		type: "basic",
		iconUrl: chrome.runtime.getURL("icons/128.png"),
		title: t("remind_title"),
		message: t("remind_text", origin.replaceAll("{}", "…")),
	});
}

/**
 * Listens to clicks on reminders. The browser has them only once the person wanted reminders, which may be in the
 * middle of a background's life.
 */
export const hearReminders = (): void => chrome.notifications?.onClicked.addListener(onReminder);

const onReminder = (id: string) => void reminded(id);

/** A click on a reminder opens its case. */
async function reminded(notification: string): Promise<void> {
	if (!notification.startsWith(CASE)) return;
	await chrome.tabs.create({ url: chrome.runtime.getURL(`pages/desk.html#${notification.slice(CASE.length)}`) });
	await chrome.notifications?.clear(notification);
}
