/**
 * Work that many ask for at once, one at a time for each key: who asks while it is done gets what is done next, together
 * with all who asked meanwhile. So each gets what began after it asked.
 */
export function together<K, T>(work: (key: K) => Promise<T>): (key: K) => Promise<T> {
	const turns = new Map<K, { now: Promise<T>; next?: Promise<T> }>();
	const start = (key: K): Promise<T> => {
		const turn: { now: Promise<T>; next?: Promise<T> } = { now: work(key) };
		turns.set(key, turn);
		const over = () => {
			if (!turn.next) turns.delete(key);
		};
		turn.now.then(over, over);
		return turn.now;
	};
	return (key) => {
		const turn = turns.get(key);
		if (!turn) return start(key);
		turn.next ??= turn.now.then(
			() => start(key),
			() => start(key),
		);
		return turn.next;
	};
}
