/** The outbox in the browser: its storage, its clock, its way out. */
import { cases } from "./desk.ts";
import { Outbox, PATIENCE_MS, parseOutbox, salvageOutbox } from "./outbox.ts";
import { local, settings } from "./state.ts";
import { guard } from "./wire.ts";

/** Name of the alarm. */
export const OUTBOX = "outbox";

export const outbox = new Outbox({
	load: () => local.get("outbox", parseOutbox, salvageOutbox),
	save: (entries) => local.set("outbox", entries),
	collector: async () => (await settings()).collector,
	guard,
	now: Date.now,
	wake: (when) => void chrome.alarms.create(OUTBOX, { when }),
	sent: (entry) => cases.reported(entry.id, entry.case ?? ""),
	patience: PATIENCE_MS,
});
