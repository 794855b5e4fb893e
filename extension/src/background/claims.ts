/** What a reporter says later, with the proof that the report is theirs: it is taken back, or what the form shows now. */
import type { Case } from "../shared/case.ts";
import { isRecord } from "../shared/settings.ts";
import { cases } from "./desk.ts";
import { settings } from "./state.ts";
import { without } from "./wire.ts";

const PATIENCE_MS = 15_000;

export async function retract(id: string): Promise<Case> {
	const state = await claim(id, "retractions", {});
	const { board } = await cases.find(id);
	return cases.change(id, { board: { ...board, state, asked: Date.now(), retracted: true } });
}

export async function outcome(id: string, seen: "empty" | "filled"): Promise<Case> {
	const state = await claim(id, "outcomes", { outcome: seen });
	const { board } = await cases.find(id);
	return cases.change(id, { board: { ...board, state, asked: Date.now() } });
}

/** The state of the public case afterwards. */
async function claim(id: string, what: string, more: object): Promise<string> {
	const { proof } = await cases.find(id);
	const { collector } = await settings();
	if (collector === "") throw new Error("problem_no_collector");
	if (proof === "") throw new Error("problem_no_proof");
	const url = `${collector.replace(/\/+$/, "")}/api/v1/${what}`;
	const answer = await without(`|${url}|`, true, () => post(url, JSON.stringify({ id, proof, ...more })));
	if (!isRecord(answer) || answer.id !== id) throw new Error("problem_garbled");
	return typeof answer.state === "string" ? answer.state : "";
}

async function post(url: string, body: string): Promise<unknown> {
	const response = await fetch(url, {
		method: "POST",
		body,
		headers: { "Content-Type": "application/json", Accept: "application/json" },
		credentials: "omit",
		referrerPolicy: "no-referrer",
		cache: "no-store",
		redirect: "error",
		signal: AbortSignal.timeout(PATIENCE_MS),
	}).catch(() => {
		throw new Error("problem_unreachable");
	});
	if (!response.ok) throw new Error("problem_refused");
	return response.json().catch(() => null);
}
