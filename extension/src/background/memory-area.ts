/** For tests: a storage area that keeps in memory what it would keep on disk, as JSON, so that nothing is shared. */
import type { Area } from "./local.ts";

export function memoryArea(start: Record<string, unknown> = {}): Area {
	const stored = new Map(Object.entries(start).map(([key, value]) => [key, JSON.stringify(value)]));
	return {
		async get(keys) {
			const wanted = keys === null ? [...stored.keys()] : [keys].flat();
			return Object.fromEntries(
				wanted.flatMap((key) => (stored.has(key) ? [[key, JSON.parse(stored.get(key) ?? "")]] : [])),
			);
		},
		async set(items) {
			for (const [key, value] of Object.entries(items)) stored.set(key, JSON.stringify(value));
		},
		async remove(keys) {
			for (const key of [keys].flat()) stored.delete(key);
		},
		async clear() {
			stored.clear();
		},
	};
}
