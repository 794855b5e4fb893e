/** How an extension page asks the background. */
import type { Answers, FromExtension, Problem } from "./protocol.ts";

/** The background answered with a problem; `message` is a message key. */
export class Refused extends Error {}

type Asked<T extends FromExtension["type"]> = Omit<Extract<FromExtension, { type: T }>, "type">;

export async function ask<T extends FromExtension["type"]>(
	type: T,
	...[rest]: keyof Asked<T> extends never ? [] : [Asked<T>]
): Promise<Answers[T]> {
	const answer: Answers[T] | Problem | undefined = await chrome.runtime.sendMessage({ type, ...rest });
	if (answer === undefined || answer === null) throw new Refused("problem_no_answer");
	if (typeof answer === "object" && "problem" in answer && Object.keys(answer).length === 1) {
		throw new Refused((answer as Problem).problem);
	}
	return answer as Answers[T];
}
