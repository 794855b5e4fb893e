import assert from "node:assert/strict";
import { test } from "node:test";
import { registrable } from "./registrable.ts";

test("hosts of one owner are one site", () => {
	for (const [host, site] of [
		["www.shop.example", "shop.example"],
		["a.b.c.shop.de", "shop.de"],
		["shop.co.uk", "shop.co.uk"],
		["www.shop.co.uk", "shop.co.uk"],
		["www.shop.com.au.", "shop.com.au"],
		["WWW.Shop.DE", "shop.de"],
		["localhost", "localhost"],
		["192.168.1.20", "192.168.1.20"],
		["[2001:db8::1]", "[2001:db8::1]"],
		["co.uk", "co.uk"],
	] as const) {
		assert.equal(registrable(host), site, host);
	}
});
