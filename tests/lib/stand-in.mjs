// A chain on which something is recorded, as far as the tools ask it.

/** What a piece of work prints. */
export async function printed(context, work) {
	const lines = [];
	const log = context.mock.method(console, "log", (line) => lines.push(line));
	try {
		await work();
	} finally {
		log.mock.restore();
	}
	return lines.join("\n");
}

const value = (one) => ({ toJSON: () => one });

/** A map of a chain, in pages. */
const map = (coop, all) => ({
	entriesPaged: async ({ args: [of], startKey }) => {
		const found = [...(of === coop ? all : [])].map(([key, one]) => {
			const parts = [of, ...[key].flat()];
			return [{ args: parts.map(value), toHex: () => JSON.stringify(parts) }, value(one)];
		});
		const from = startKey === undefined ? 0 : found.findIndex(([key]) => key.toHex() === startKey) + 1;
		return found.slice(from, from + 500);
	},
});

/** The storage of shares on which this is recorded. */
export function maps({ coop, book, ...kept }) {
	const books = async (no) => (no === coop ? { isSome: true, unwrap: () => value(book) } : { isSome: false });
	return { books, ...Object.fromEntries(Object.entries(kept).map(([name, all]) => [name, map(coop, all)])) };
}
