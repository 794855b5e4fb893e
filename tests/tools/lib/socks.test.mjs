// @ts-check
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { after, test } from "node:test";
import { socks } from "./socks.mjs";

const site = http
	.createServer((request, response) => response.end(`hello ${request.headers.host}`))
	.listen(0, "127.0.0.1");
await once(site, "listening");
const { port } = /** @type {net.AddressInfo} */ (site.address());
const relay = await socks({ record: true });
after(async () => {
	site.close();
	await relay.close();
});

/** Speaks SOCKS5 in one go, or byte by byte, and reads to the end. @param {string} host @param {number} to @param {boolean} bytewise */
async function through(host, to, bytewise) {
	const socket = net.connect(relay.port, "127.0.0.1");
	const request = Buffer.concat([
		Buffer.from([5, 1, 0, 5, 1, 0, 3, host.length]),
		Buffer.from(host),
		Buffer.from([to >> 8, to & 255]),
		Buffer.from(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
	]);
	socket.setNoDelay(true);
	if (bytewise) for (const byte of request) await new Promise((resolve) => socket.write(Buffer.from([byte]), resolve));
	else socket.write(request);
	let answer = "";
	for await (const chunk of socket) answer += chunk.toString("latin1");
	return answer;
}

for (const bytewise of [false, true]) {
	test(`a name under .test leads here, with its port, ${bytewise ? "byte by byte" : "at once"}`, async () => {
		assert.match(await through("raffle.lab.test", port, bytewise), /hello raffle\.lab\.test/);
	});
}

test("what was sent is kept under the name that was asked for", async () => {
	await through("kept.test", port, false);
	const connection = relay.connections.find(({ host }) => host === "kept.test");
	assert.equal(connection?.port, port);
	assert.match(Buffer.concat(connection?.up ?? []).toString(), /^GET \/ HTTP\/1\.1\r\nHost: kept\.test/);
});

test("an address that nobody answers is refused", async () => {
	assert.equal((await through("127.0.0.1", 1, false)).charCodeAt(3), 5);
});
