// Reads the steps of a page: the rows of its tables whose columns are who, does and what happens.

/** A step: the line of the page, those who act, what they do, and what the page says happens. */
export function steps(text) {
	const found = [];
	text.split("\n").forEach((line, index) => {
		const cells = /^\| ([^|]+) \| `([^`]+)` \| (.+) \|$/.exec(line);
		if (cells) found.push({ line: index + 1, who: cells[1].split(", "), does: cells[2], happens: cells[3] });
	});
	return found;
}

/** What is written in backticks and has this form. */
export const quoted = (text, form) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code).filter((code) => form.test(code));

/** Pairs of `field` and the value that the page says it has; an address or a hash that gets a name is given as `as`. */
export function claims(text) {
	const found = text.matchAll(/`([\w.]+)` is (?:the (?:address|hash) (\w+)|(\w+))/g);
	return [...found].map(([, field, as, value]) => ({ field, as, value }));
}

/** Reads an expression such as `membership.invite(1, GINA)` as a tree. */
export function expression(text) {
	const tokens = text.match(/"[^"]*"|[\w]+(?:\.\w+)*|[()[\]{},:]/g);
	let at = 0;
	const take = (expected) => {
		const token = tokens[at++];
		if (expected && token !== expected) throw new Error(`'${expected}' is missing before '${token}' in ${text}`);
		return token;
	};
	const list = (end, item) => {
		const items = [];
		while (tokens[at] !== end) {
			items.push(item());
			if (tokens[at] !== end) take(",");
		}
		take(end);
		return items;
	};
	const value = () => {
		const token = take();
		if (token === "[") return { list: list("]", value) };
		if (token === "{") {
			return { fields: list("}", () => [take(), (take(":"), value())]) };
		}
		if (token.startsWith('"')) return { text: token.slice(1, -1) };
		if (/^\d+$/.test(token)) {
			const isAmount = tokens[at] === "EUR" && (at += 1);
			return { number: isAmount ? BigInt(token) * 1_000_000n : BigInt(token) };
		}
		if (tokens[at] !== "(") return { name: token };
		take("(");
		return { call: token, args: list(")", value) };
	};
	const whole = value();
	if (at !== tokens.length) throw new Error(`'${tokens[at]}' is left over in ${text}`);
	return whole;
}
