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

/** The browser ends the background when it seems idle, and one that is ending hears nobody for a moment: about 3 s in all. */
const PAUSES_MS = [50, 100, 200, 400, 800, 1600];

/** Asking again wakes it. What is asked twice is done once. */
async function send(message: { type: FromExtension["type"] }) {
	for (const pause of PAUSES_MS) {
		try {
			return await chrome.runtime.sendMessage(message);
		} catch {
			await new Promise((over) => setTimeout(over, pause));
		}
	}
	return chrome.runtime.sendMessage(message);
}
