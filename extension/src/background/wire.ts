/**
 * The way to the collector: nothing leaves that the guard has not seen, and no header tells who sends.
 *
 * `Origin` would carry the permanent id of the installation, `Accept-Language` and the client hints
 * a profile of it. A script can't leave them out, a rule can: measured in both browsers with a
 * server that records the bytes. The rule matches our own background alone (`tabIds: [-1]`) and the
 * collector's one address.
 */
import { guard as proveClean } from "../shared/desk.ts";

const RULE = 1;
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
async function strip(endpoint: string): Promise<void> {
	const rule = {
		id: RULE,
		action: {
			type: "modifyHeaders",
			requestHeaders: [
				...REMOVED.map((header) => ({ header, operation: "remove" })),
				{ header: "user-agent", operation: "set", value: "Strayfield" },
			],
		},
		condition: { urlFilter: `|${endpoint}|`, tabIds: [-1], resourceTypes: ["xmlhttprequest", "other"] },
	} as chrome.declarativeNetRequest.Rule;
	try {
		await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [RULE], addRules: [rule] });
	} catch {
		throw new Error("problem_headers");
	}
}
