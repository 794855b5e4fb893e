import assert from "node:assert/strict";
import { test } from "node:test";
import { isOurs, placeOf } from "./sender.ts";

const us = { id: "ours", pages: "chrome-extension://ours/" };
const tab = { id: 7, incognito: false } as chrome.tabs.Tab;
const inPage = { id: "ours", tab, frameId: 2, url: "https://shop.example/form" };

test("a page's side is never taken for one of our pages", () => {
	assert.equal(isOurs(us, inPage), false);
	assert.equal(isOurs(us, { ...inPage, url: "https://evil.example/chrome-extension://ours/" }), false);
	assert.equal(isOurs(us, { id: "ours" }), false);
});

test("other extensions are nobody", () => {
	assert.equal(isOurs(us, { id: "theirs", url: "chrome-extension://ours/pages/popup.html" }), false);
	assert.equal(placeOf(us, { ...inPage, id: "theirs" }), null);
});

test("the popup is ours, in the toolbar and in a tab", () => {
	assert.equal(isOurs(us, { id: "ours", url: `${us.pages}pages/popup.html` }), true);
	assert.equal(isOurs(us, { id: "ours", url: `${us.pages}pages/popup.html?tab=7`, tab, frameId: 0 }), true);
});

test("a place is the frame that the browser names", () => {
	const place = placeOf(us, { ...inPage, tab: { ...tab, incognito: true } });
	assert.deepEqual([place?.tab.id, place?.frame, place?.url, place?.private], [7, 2, inPage.url, true]);
});

test("a frame that a page wrote itself spends the page's budget, not that of all such frames", () => {
	const written = { ...inPage, url: "about:srcdoc", tab: { ...tab, url: "https://shop.example/" } };
	assert.equal(placeOf(us, written)?.owner, "https://shop.example/");
	assert.equal(placeOf(us, { ...written, origin: "https://ads.example" })?.owner, "https://ads.example");
	assert.equal(placeOf(us, { ...written, origin: "null" })?.owner, "https://shop.example/");
	assert.equal(placeOf(us, inPage)?.owner, inPage.url);
});

test("our own pages are no places, nor is a page that is not shown yet", () => {
	assert.equal(placeOf(us, { ...inPage, url: `${us.pages}pages/popup.html` }), null);
	assert.equal(placeOf(us, { ...inPage, documentLifecycle: "prerender" }), null);
});
