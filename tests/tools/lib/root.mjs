// @ts-check
/** Where things are. */
import { fileURLToPath } from "node:url";

/** The root of the checkout, without a trailing slash. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/** A path under the root. @param {...string} parts */
export const at = (...parts) => [ROOT, ...parts].join("/");
