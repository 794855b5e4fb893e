// @ts-check
// Bundles the lab's scripts: `node www/lab/build.mjs [folder]`, into dist/lab by default.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL("../../dist/lab", import.meta.url));

await build({
	absWorkingDir: here,
	entryPoints: ["component.ts", "dialog.ts", "fields.ts", "late.ts", "react.ts", "violations.ts", "vue.ts"],
	outdir: folder,
	bundle: true,
	minify: true,
	format: "iife",
	target: ["firefox128", "chrome120"],
	define: {
		"process.env.NODE_ENV": '"production"',
		__VUE_OPTIONS_API__: "false",
		__VUE_PROD_DEVTOOLS__: "false",
		__VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
	},
	logLevel: "warning",
});
