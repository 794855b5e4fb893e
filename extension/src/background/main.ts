/**
 * The background: knows what is mine, judges, says it. It may be ended at any moment and be started
 * by any of these events, so all of them are listened to from the first moment on.
 */
import { cases, hearReminders, remind } from "./desk.ts";
import { enterOpenPages, installed } from "./installed.ts";
import { answer } from "./messages.ts";
import { permissionAdded, showPermission } from "./permission.ts";
import { OUTBOX, outbox } from "./post.ts";
import { read, ready, write } from "./session.ts";

chrome.runtime.onMessage.addListener((message, sender, respond) => {
	ready
		.then(() => answer(message, sender))
		.catch(reportError)
		.then(respond);
	return true;
});

chrome.runtime.onInstalled.addListener((details) => void installed(details));
chrome.permissions.onAdded.addListener(() => {
	hearReminders();
	void permissionAdded();
});
chrome.permissions.onRemoved.addListener(() => void showPermission());

// Wakes this worker when the browser starts.
chrome.runtime.onStartup.addListener(() => {});
chrome.alarms.onAlarm.addListener(({ name }) => void (name === OUTBOX ? outbox.flush() : remind(name)));
hearReminders();

// The first worker since the browser started, or since the extension was installed, updated or switched on:
// pages may be open that have no scripts of ours, and what waited when the last one ended goes without its pause.
void ready.then(() => {
	if (read("started")) return;
	write("started", true);
	void enterOpenPages();
	void showPermission();
	void outbox.flush(true);
	void cases.wakeAll();
});
