// @ts-check
/** The interface is as its OpenAPI says: schemathesis asks it whatever can be asked. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ask, inFolder, startBoard } from "../lib/board.mjs";
import { capture } from "../lib/run.mjs";
import { say } from "../lib/say.mjs";
import { plain } from "../lib/table.mjs";

/** @typedef {import("../lib/table.mjs").Row} Row */

const EXAMPLES = 300;
/** No server error, no undocumented status, type or shape of an answer. */
const CHECKS = [
	"not_a_server_error",
	"status_code_conformance",
	"content_type_conformance",
	"response_schema_conformance",
];

/** @returns {Promise<Row[]>} */
export const described = () =>
	inFolder(async (folder) => {
		const name = `what schemathesis finds in ${EXAMPLES} examples of each address`;
		say("installing schemathesis");
		const tool = join(folder, "tool");
		if ((await capture("python3", ["-m", "venv", tool])).code !== 0)
			return [plain(name, "skipped: no python3 with venv here")];
		if ((await capture(join(tool, "bin/pip"), ["install", "-q", "schemathesis"])).code !== 0)
			return [plain(name, "skipped: schemathesis can't be installed")];
		const board = await startBoard(["--data", join(folder, "data"), "--rate", "1000000", "--burst", "1000000"]);
		try {
			const report = join(folder, "report.xml");
			const { code, stdout } = await capture(join(tool, "bin/schemathesis"), [
				"run",
				`http://${board.address}/api/v1/openapi.json`,
				"--checks",
				CHECKS.join(","),
				"--max-examples",
				String(EXAMPLES),
				"--seed",
				"2011",
				"--suppress-health-check=all",
				"--report=junit",
				`--report-junit-path=${report}`,
			]);
			if (code !== 0) process.stderr.write(`${stdout}\n`);
			const failures = readFileSync(report, "utf8").match(/<(failure|error)\b/g)?.length ?? 0;
			const { status } = await ask(board, "/readyz");
			return [
				{
					name,
					figure: `${failures} problems, then ${status}`,
					bar: "0 problems, then 200",
					ok: code === 0 && failures === 0 && status === 200,
				},
			];
		} finally {
			await board.stop();
		}
	});
