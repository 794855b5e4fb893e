// @ts-check
/** Where an extension is built to send reports. */
import { Advice } from "./say.mjs";

/** The address as it was given, if a report can go there; said before anything is built. @template {string | undefined} A @param {A} address @returns {A} */
export function collectorOf(address) {
	const isWeb = /^https?:\/\//.test(address ?? "") && URL.canParse(address ?? "");
	// None given, or nowhere.
	if (address && !isWeb)
		throw new Advice(`--collector wants an address that begins with http:// or https://, not ${address}`);
	return address;
}
