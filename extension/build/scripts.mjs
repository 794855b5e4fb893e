// @ts-check
// Bundles the extension's scripts, styles and pages. Called by the build tool with one JSON argument.

import { readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";

/** @type {{out: string, browsers: string[], generated: string, collector: string, dev: boolean}} */
const wanted = JSON.parse(process.argv[2] ?? "");
const source = resolve(import.meta.dirname, "../src");

const pages = readdirSync(join(source, "pages"));
const pageScripts = pages.filter((name) => pages.includes(name.replace(/\.ts$/, ".html")) && name.endsWith(".ts"));

/** `strayfield:desk` is the glue of that wasm module, `strayfield:desk.wasm` its bytes, deflated. */
const modules = {
	name: "strayfield-modules",
	/** @param {import("esbuild").PluginBuild} build */
	setup(build) {
		build.onResolve({ filter: /^strayfield:/ }, ({ path }) => {
			const name = path.slice("strayfield:".length);
			return { path: join(wanted.generated, name.endsWith(".wasm") ? name : `${name}.js`) };
		});
		build.onLoad({ filter: /\.wasm$/ }, ({ path }) => ({
			contents: deflateSync(readFileSync(path), { level: 9 }),
			loader: "binary",
		}));
	},
};

await Promise.all(
	wanted.browsers.map(async (browser) => {
		const out = join(wanted.out, browser);
		/** @type {import("esbuild").BuildOptions} */
		const common = {
			outdir: out,
			bundle: true,
			minify: !wanted.dev,
			sourcemap: wanted.dev ? "inline" : false,
			charset: "utf8",
			legalComments: "none",
			target: browser === "firefox" ? "firefox140" : "chrome130",
			format: "iife",
			// Without the strictness of our own compiler options, which would stand in every page once a script.
			tsconfigRaw: "{}",
			define: {
				__FIREFOX__: String(browser === "firefox"),
				__COLLECTOR__: JSON.stringify(wanted.collector),
			},
			plugins: [modules],
			logLevel: "warning",
		};
		const content = ["recorder", "entered", "gate", "inspector", "banner"];
		await Promise.all([
			build({ ...common, entryPoints: content.map((name) => join(source, "content", `${name}.ts`)) }),
			build({ ...common, entryPoints: [{ in: join(source, "background/main.ts"), out: "background" }] }),
			build({
				...common,
				outdir: join(out, "pages"),
				outbase: join(source, "pages"),
				entryPoints: pages
					.filter((name) => name.endsWith(".css") || pageScripts.includes(name))
					.map((name) => join(source, "pages", name)),
			}),
			...pages
				.filter((name) => name.endsWith(".html"))
				.map((name) => cp(join(source, "pages", name), join(out, "pages", name))),
		]);
	}),
);
