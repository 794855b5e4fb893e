// @ts-check
/** Starts the program that drives a browser. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Advice } from "./say.mjs";

/** How chromedriver and geckodriver say where they listen. */
const LISTENING = /(?:started successfully on port |Listening on 127\.0\.0\.1:)(\d+)/;

/**
 * Builds a driver, and starts its program before and ends it after. The program takes a port by itself: one that was
 * free a moment before may belong to another browser's driver when it starts.
 * @param {import("selenium-webdriver").Builder} builder @param {string} program @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export async function startDriver(builder, program, args, env) {
	const { url, stop } = await listening(program, args, env);
	try {
		const driver = await builder.usingServer(url).build();
		const quit = driver.quit.bind(driver);
		driver.quit = () => quit().finally(stop);
		return driver;
	} catch (problem) {
		stop();
		throw problem;
	}
}

/** chromedriver takes a port of IPv4 or IPv6, and ends when the other has given that one away. */
const TRIES = 5;

/** @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
async function listening(program, args, env) {
	for (let tries = 1; ; tries++) {
		try {
			return await start(program, args, env);
		} catch (problem) {
			if (tries === TRIES) throw problem;
		}
	}
}

/** Resolves when it listens. @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
async function start(program, args, env = {}) {
	const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "ignore"] });
	const kill = () => void child.kill();
	process.once("exit", kill);
	const stop = () => {
		process.off("exit", kill);
		kill();
	};
	/** @type {string} */
	const url = await new Promise((resolve, reject) => {
		createInterface({ input: child.stdout }).on("line", (line) => {
			const [, port] = LISTENING.exec(line) ?? [];
			if (port) resolve(`http://127.0.0.1:${port}`);
		});
		child.once("error", (error) => reject(new Advice(`${program} can't be started: ${error.message}`)));
		child.once("close", (code) => reject(new Advice(`${program} ended with ${code} before it listened`)));
	});
	return { url, stop };
}
