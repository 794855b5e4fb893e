// @ts-check
/**
 * A small SOCKS5 server: names under `.test` lead to this machine, whatever the port, everything else where it belongs.
 * It can keep what goes through it, so that tests can look at every byte that left a browser.
 */
import net from "node:net";

/**
 * @typedef {object} Connection
 * @property {string} host as the browser asked for it
 * @property {number} port
 * @property {Buffer[]} up what the browser sent
 * @property {Buffer[]} down what came back
 */

/**
 * @param {{ record?: boolean }} [options]
 * @returns {Promise<{ port: number, connections: Connection[], close: () => Promise<void> }>}
 */
export async function socks({ record = false } = {}) {
	/** @type {Connection[]} */
	const connections = [];
	/** @type {Set<net.Socket>} */
	const open = new Set();
	const server = net.createServer((client) => {
		open.add(client);
		client.once("close", () => open.delete(client));
		client.on("error", () => client.destroy());
		serve(client, record ? connections : undefined);
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
	const { port } = /** @type {net.AddressInfo} */ (server.address());
	return {
		port,
		connections,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of open) socket.destroy();
			}),
	};
}

/** @param {net.Socket} client @param {Connection[] | undefined} connections */
async function serve(client, connections) {
	const read = reader(client);
	try {
		const [, methods] = await read(2);
		await read(methods ?? 0);
		client.write(Buffer.from([5, 0]));
		const [, what, , kind] = await read(4);
		if (what !== 1) return void client.end(refusal(7));
		const host = await address(read, kind);
		const port = (await read(2)).readUInt16BE();
		const target = host === "test" || host.endsWith(".test") ? "127.0.0.1" : host;
		const server = net.connect({ host: target, port });
		server.once("error", () => client.end(refusal(5)));
		client.once("close", () => server.destroy());
		server.once("connect", () => {
			client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
			server.once("close", () => client.end());
			const early = read.rest();
			if (connections) {
				/** @type {Connection} */
				const connection = { host, port, up: [early], down: [] };
				connections.push(connection);
				client.on("data", (chunk) => connection.up.push(chunk));
				server.on("data", (chunk) => connection.down.push(chunk));
			}
			server.write(early);
			client.pipe(server).pipe(client);
		});
	} catch {
		client.destroy();
	}
}

/** @param {(bytes: number) => Promise<Buffer>} read @param {number | undefined} kind */
async function address(read, kind) {
	if (kind === 1) return [...(await read(4))].join(".");
	if (kind === 3) return (await read((await read(1))[0] ?? 0)).toString("latin1");
	const bytes = await read(16);
	return Array.from({ length: 8 }, (_, part) => bytes.readUInt16BE(part * 2).toString(16)).join(":");
}

/** @param {number} code */
const refusal = (code) => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);

/** Reads exact numbers of bytes. @param {net.Socket} socket */
function reader(socket) {
	let buffer = Buffer.alloc(0);
	/** @type {{ bytes: number, resolve: (read: Buffer) => void, reject: (error: Error) => void } | undefined} */
	let waiting;
	const give = () => {
		if (!waiting || buffer.length < waiting.bytes) return;
		const { bytes, resolve } = waiting;
		waiting = undefined;
		resolve(buffer.subarray(0, bytes));
		buffer = buffer.subarray(bytes);
	};
	const gather = (/** @type {Buffer} */ chunk) => {
		buffer = Buffer.concat([buffer, chunk]);
		give();
	};
	socket.on("data", gather);
	socket.once("close", () => waiting?.reject(new Error("closed")));
	const read = (/** @type {number} */ bytes) =>
		/** @type {Promise<Buffer>} */ (
			new Promise((resolve, reject) => {
				waiting = { bytes, resolve, reject };
				give();
			})
		);
	return Object.assign(read, {
		/** Ends the reading: what came already, the stream has the rest. */
		rest() {
			socket.off("data", gather);
			return buffer;
		},
	});
}
