/** What the build gives the scripts: the wasm modules' glue and bytes, and the defines. */

declare module "strayfield:inspector" {
	/** Takes the module's bytes, or a response that brings them; again is harmless. */
	export default function init(from: { module_or_path: BufferSource | Response }): Promise<unknown>;
	/** A new instance of the same module: after a trap the old one can't be trusted. */
	export function __wbg_reset_state(): void;
	/** JSON of a snapshot, JSON of its inspection: text crosses at a third of the cost of objects. */
	export function inspect(snapshot: string): string;
}

declare module "strayfield:judge" {
	/** Takes the module's bytes; again is harmless. */
	export default function init(from: { module_or_path: BufferSource }): Promise<unknown>;
	/** A new instance of the same module: after a trap the old one can't be trusted. */
	export function __wbg_reset_state(): void;
	/** Arguments are the JSON of their types, here and below; `text` is none. */
	export function complete(inspection: string, snapshot: string, text: string): import("./protocol.ts").Inspection;
	export function look(inspection: string, known: string): import("../background/engine.ts").Looked;
	/** Answers in JSON. */
	export function why(snapshot: string): string;
	export function typeIn(site: string, key: string, values: string): import("../background/engine.ts").Site;
	export function siteOf(url: string): string;
	export function addressOf(url: string): string;
	export function learn(own: string, inspection: string, finding: number): import("./protocol.ts").Own;
}

declare module "strayfield:desk" {
	/** Takes the module's bytes; again is harmless. */
	export default function init(from: { module_or_path: BufferSource }): Promise<unknown>;
	export function report(facts: import("./protocol.ts").Facts): string;
	export function guard(body: string): void;
	/** Cases and orders are JSON, and so is what comes back. */
	export function told(coreCase: string): string;
	export function write(kind: string, lang: string, order: string): string;
	export function advice(kind: string, level: string, isPublic: boolean, standing: string): string;
	export function land(postcode: string): string;
	export function site(url: string): string;
	export function languages(): string;
}

/** Deflated. */
declare module "strayfield:inspector.wasm" {
	const bytes: Uint8Array<ArrayBuffer>;
	export default bytes;
}

/** Where reports go; empty when built without a collector. */
declare const __COLLECTOR__: string;
/** Built for Firefox, else for Chromium. */
declare const __FIREFOX__: boolean;
