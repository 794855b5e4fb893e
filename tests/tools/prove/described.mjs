// @ts-check
/** The interface is as its OpenAPI says: schemathesis asks it whatever can be asked. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ask, inFolder, postgres, startBoard } from "../lib/board.mjs";
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
		const how = { folder, program: join(tool, "bin/schemathesis") };
		const rows = [await examine({ ...how, name: `SQLite: ${name}` }, ["--data", join(folder, "data")])];
		const server = await postgres();
		if (!server) return [...rows, plain(`PostgreSQL: ${name}`, "skipped: no PostgreSQL here")];
		try {
			const database = await server.database("described");
			return [...rows, await examine({ ...how, name: `PostgreSQL: ${name}` }, [], database)];
		} finally {
			await server.stop();
		}
	});

/**
 * @param {{ name: string, folder: string, program: string }} how @param {string[]} args @param {string} [database]
 * @returns {Promise<Row>}
 */
async function examine({ name, folder, program }, args, database) {
	const board = await startBoard([...args, "--rate", "1000000", "--burst", "1000000"], { database });
	try {
		const report = join(folder, "report.xml");
		const { code, stdout } = await capture(program, [
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
		return {
			name,
			figure: `${failures} problems, then ${status}`,
			bar: "0 problems, then 200",
			ok: code === 0 && failures === 0 && status === 200,
		};
	} finally {
		await board.stop();
	}
}
