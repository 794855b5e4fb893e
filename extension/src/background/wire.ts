/**
 * The way to the collector: nothing leaves that the guard has not seen, and no header tells who sends.
 *
 * `Origin` would carry the permanent id of the installation, `Accept-Language` and the client hints
 * a profile of it. A script can't leave them out, a rule can: measured in both browsers with a
 * server that records the bytes. The rule matches our own background alone (`tabIds: [-1]`) and the
 * collector's one address.
 */
import { guard as proveClean } from "../shared/desk.ts";

/** The rule of the outbox; those of questions count on from it. */
const RULE = 1;
let rules = RULE;
const REMOVED = [
	"origin",
	"accept-language",
	"sec-ch-ua",
	"sec-ch-ua-mobile",
	"sec-ch-ua-platform",
	"referer",
	"cookie",
];

/** Throws a message key unless this body may go to this address now. */
export async function guard(body: string, endpoint: string): Promise<void> {
	if (!(await isClean(body))) throw new Error("problem_guard");
	const { origin } = new URL(endpoint);
	if (!(await chrome.permissions.contains({ origins: [`${origin}/*`] }))) throw new Error("problem_no_permission");
	await strip(endpoint);
}

async function isClean(body: string): Promise<boolean> {
	try {
		await proveClean(body);
		return true;
	} catch {
		return false;
	}
}

/** Set anew before each sending: a rule that is not there must mean that nothing is sent. */
const strip = (endpoint: string): Promise<void> => setRule(RULE, `|${endpoint}|`, true);

/**
 * Does something while requests of ours to these addresses carry nothing that tells who asks. Sites answer browsers
 * only: for them which browser it is stays; the collector gets no word of it.
 */
export async function without<T>(urlFilter: string, isNameless: boolean, act: () => Promise<T>): Promise<T> {
	return under((rule) => setRule(rule, urlFilter, isNameless), act);
}

/** Does something while nothing of ours goes to any other site than these, wherever an address may lead. */
export const onlyTo = <T>(domains: string[], act: () => Promise<T>): Promise<T> =>
	under(
		(id) =>
			addRule(id, { type: "block" } as chrome.declarativeNetRequest.RuleAction, {
				initiatorDomains: [new URL(chrome.runtime.getURL("")).host],
				excludedRequestDomains: domains,
			}),
		act,
	);

/** Does something under a rule of its own. */
async function under<T>(make: (rule: number) => Promise<void>, act: () => Promise<T>): Promise<T> {
	rules += 1;
	const rule = rules;
	await make(rule);
	try {
		return await act();
	} finally {
		await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [rule] });
	}
}

async function setRule(id: number, urlFilter: string, isNameless: boolean): Promise<void> {
	const removed = REMOVED.map((header) => ({ header, operation: "remove" }));
	const named = isNameless ? [{ header: "user-agent", operation: "set", value: "Strayfield" }] : [];
	const action = { type: "modifyHeaders", requestHeaders: [...removed, ...named] };
	return addRule(id, action as chrome.declarativeNetRequest.RuleAction, { urlFilter });
}

/** A rule for what this background asks for. */
async function addRule(
	id: number,
	action: chrome.declarativeNetRequest.RuleAction,
	more: chrome.declarativeNetRequest.RuleCondition,
): Promise<void> {
	const condition = { ...more, tabIds: [-1], resourceTypes: ["xmlhttprequest", "other"] };
	const rule = { id, action, condition } as chrome.declarativeNetRequest.Rule;
	try {
		await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id], addRules: [rule] });
	} catch {
		throw new Error("problem_headers");
	}
}
