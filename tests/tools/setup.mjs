// @ts-check
/**
 * Installs what is missing and nothing else; quick when all is there. Runs before `npm install` has, so it needs Node alone.
 * Each need is one entry: whether it is met, how to meet it, and what to tell a person when that can't be done here.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BROWSERS, DRIVER, find, installed } from "./lib/browsers.mjs";
import { ROOT } from "./lib/root.mjs";
import { output, run, status } from "./lib/run.mjs";
import { Advice, command, say } from "./lib/say.mjs";

/** @typedef {import("./lib/browsers.mjs").BrowserName} BrowserName */

/** Debian's packages for each browser, with what drives it; geckodriver is built by cargo. @type {Record<BrowserName, string[]>} */
const PACKAGES = { firefox: ["firefox-esr"], chromium: ["chromium", "chromium-driver"] };

/**
 * Sets this machine up. `browsers`: those that must be there; `"any"` is content with one of them.
 * @param {{ browsers?: readonly BrowserName[] | "any" }} [options]
 */
export async function setup({ browsers = BROWSERS } = {}) {
	await rust();
	await npm();
	await postgres();
	if (browsers !== "any") for (const browser of browsers) await install(browser);
	else if (installed().length === 0) await anyBrowser();
}

async function rust() {
	const sysroot = await output("rustc", ["--print", "sysroot"]);
	if (!sysroot) throw new Advice("Rust is missing: install rustup and its stable toolchain (https://rustup.rs).");
	if (!(await output("cc", ["--version"]))) await packages(["build-essential"], "A C compiler");
	if (existsSync(join(sysroot, "lib/rustlib/wasm32-unknown-unknown"))) return;
	say("installing the wasm target");
	await run("rustup", ["target", "add", "wasm32-unknown-unknown"], { prefix: "rustup" });
}

async function npm() {
	if (npmIsCurrent()) return;
	say("installing npm packages");
	// Not `npm ci`: it refuses a lock made where a registry lacks the packages of other platforms, which nobody needs.
	await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=notice"], { prefix: "npm" });
}

/** The server's tests start one of their own; where it can't be had, they say so and go without. */
async function postgres() {
	if (existsSync("/usr/lib/postgresql") || (await output("initdb", ["--version"]))) return;
	try {
		await packages(["postgresql"], "PostgreSQL");
	} catch (error) {
		if (!(error instanceof Advice)) throw error;
		say(`${error.message}: the tests on PostgreSQL will be skipped`);
	}
}

/** npm keeps beside the packages a list of what it installed: every package of our lock must be in it, the same version. */
function npmIsCurrent() {
	try {
		const [wanted, there] = ["package-lock.json", "node_modules/.package-lock.json"].map(
			(file) => JSON.parse(readFileSync(join(ROOT, file), "utf8")).packages,
		);
		return Object.entries(wanted).every(
			([path, { version, optional }]) => path === "" || optional || there[path]?.version === version,
		);
	} catch {
		return false;
	}
}

/** Whichever browser can be had. */
async function anyBrowser() {
	/** @type {string[]} */
	const problems = [];
	for (const browser of BROWSERS) {
		try {
			return await install(browser);
		} catch (error) {
			problems.push(error instanceof Error ? error.message : String(error));
		}
	}
	throw new Advice(problems.join("\n"));
}

/** @param {BrowserName} browser */
async function install(browser) {
	const there = () => find(browser) && (browser === "firefox" || find(DRIVER[browser]));
	if (!there()) await packages(PACKAGES[browser], `${browser} with its driver`);
	if (!there())
		throw new Advice(`${browser} was installed but can't be found: set ${browser.toUpperCase()} to its path.`);
	if (find(DRIVER[browser])) return;
	say("building geckodriver, which drives Firefox");
	await run("cargo", ["install", "--locked", "geckodriver"], { prefix: "cargo" });
}

/** Installs Debian packages, or says which. @param {string[]} names @param {string} what */
async function packages(names, what) {
	const root = process.getuid?.() === 0;
	const able =
		(await output("apt-get", ["--version"])) && (root || (await output("sudo", ["-n", "true"])) !== undefined);
	const advice = `${what} is missing. On Debian: sudo apt-get install ${names.join(" ")}`;
	if (!able) throw new Advice(advice);
	say(`installing ${names.join(", ")}`);
	const apt = (/** @type {string[]} */ args) => {
		const line = ["apt-get", "-q", "-o", "Dpkg::Use-Pty=0", ...args];
		const whole = root ? line : ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive", ...line];
		return status(String(whole[0]), whole.slice(1), { prefix: "apt", env: { DEBIAN_FRONTEND: "noninteractive" } });
	};
	await apt(["update"]);
	if ((await apt(["install", "-y", "--no-install-recommends", ...names])) !== 0) throw new Advice(advice);
}

if (import.meta.filename === process.argv[1]) await command(() => setup());
