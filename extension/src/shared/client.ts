/** How an extension page asks the background. */
import type { Answers, FromExtension, Problem } from "./protocol.ts";

/** The background answered with a problem; `message` is a message key. */
export class Refused extends Error {}

type Asked<T extends FromExtension["type"]> = Omit<Extract<FromExtension, { type: T }>, "type">;

export async function ask<T extends FromExtension["type"]>(
	type: T,
	...[rest]: keyof Asked<T> extends never ? [] : [Asked<T>]
): Promise<Answers[T]> {
	const answer: Answers[T] | Problem | undefined = await send({ type, ...rest });
	if (answer === undefined || answer === null) throw new Refused("problem_no_answer");
	if (typeof answer === "object" && "problem" in answer && Object.keys(answer).length === 1) {
		throw new Refused((answer as Problem).problem);
	}
	return answer as Answers[T];
}

/** How often the background may be ended while it answers: the browser does that when it seems idle. */
const MOST_ENDED = 3;

/** Asking again wakes it. What is asked twice is done once, except that a decision could not be undone. */
async function send(message: { type: FromExtension["type"] }) {
	for (let ended = 0; ; ended++) {
		try {
			return await chrome.runtime.sendMessage(message);
		} catch (problem) {
			if (ended === MOST_ENDED || message.type === "decide") throw problem;
		}
	}
}
