/** What every wasm module of the core needs on this side: its bytes, text it can read, a new instance after a trap. */

/** The bytes of a module of the package. */
export async function packaged(module: string): Promise<ArrayBuffer> {
	return (await fetch(chrome.runtime.getURL(`${module}.wasm`))).arrayBuffer();
}

/** A trap leaves a broken instance behind: `reset` makes the next call get a new one. */
export function surviving<Arguments extends unknown[], Answer>(
	call: (...given: Arguments) => Answer,
	reset: () => void,
) {
	return (...given: Arguments): Answer => {
		try {
			return call(...given);
		} catch (error) {
			if (!(error instanceof WebAssembly.RuntimeError)) throw error;
			reset();
			throw new Error("the core stopped");
		}
	};
}

export const json = (value: object): string => wellFormed(JSON.stringify(value));

/** Half a surrogate pair is valid in a page and in JSON, and nowhere else. */
export function wellFormed(json: string): string {
	if (!json.includes("\\ud")) return json;
	return json.replace(/\\(?:ud[89a-f][0-9a-f]{2}|[\s\S])/g, (one) => (one.startsWith("\\ud") ? "\ufffd" : one));
}
