// A round of the solidarity fund as one picture, which is read without colours as well, and aloud.

import { amount } from "./common.mjs";
import { askedOf, doing, nameOf, pointsOf, potOf } from "./round-state.mjs";

/** The picture, its margins, where bars begin and end, and how high lines of text are. */
const [WIDTH, MARGIN, LINE] = [1_000, 24, 20];
const [FROM, TO] = [150, WIDTH - MARGIN - 190];
/** How many letters fit into a line of text. */
const LETTERS = 112;

/** Patterns by which the parts of a bar differ. */
const PATTERNS = ["lines", "dots", "rising", "falling", "crossed"];

const escaped = (value) => String(value).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** An amount without the zeros that no currency has. */
const short = (value) => String(amount(value)).replace(/(\.\d{2}\d*?)0+$/, "$1");

/** Words in lines of a length that fits. A word that does not fit into any line is cut. */
function wrapped(words) {
	const lines = [""];
	for (const word of words.split(" ")) {
		const letters = [...word];
		for (let at = 0; at < Math.max(letters.length, 1); at += LETTERS) {
			const piece = letters.slice(at, at + LETTERS).join("");
			const line = lines.at(-1);
			if (line === "") lines[lines.length - 1] = piece;
			else if ([...line].length + 1 + [...piece].length <= LETTERS) lines[lines.length - 1] = `${line} ${piece}`;
			else lines.push(piece);
		}
	}
	return lines;
}

const textAt = (x, y, words, more = "") => `<text x="${x}" y="${y}"${more}>${escaped(words)}</text>`;

const bar = (x, y, width, fill, more = "") =>
	`<rect x="${x}" y="${y}" width="${width}" height="14" fill="${fill}" stroke="#000"${more}/>`;

/** So much of a whole in the room that bars have, in hundredths of a step of the picture. */
const lengthOf = (value, whole) => (whole === 0n ? 0 : Number((value * BigInt(TO - FROM) * 100n) / whole) / 100);

/** What is asked and awarded: a frame for all that is asked, a stroke for the minimum, and a bar for what it gets. */
function moneyBars(one, y, most) {
	const asked = lengthOf(one.full, most);
	const minimum = FROM + lengthOf(one.minimum, most);
	const gets = one.awarded ?? 0n;
	const awarded = gets > 0n ? bar(FROM, y + 2, lengthOf(gets, most), "url(#awarded)") : "";
	return [
		textAt(MARGIN, y + 13, "asked, awarded"),
		bar(FROM, y + 2, asked, "none"),
		awarded,
		`<line x1="${minimum}" y1="${y - 2}" x2="${minimum}" y2="${y + 20}" stroke="#000" stroke-width="2"/>`,
		textAt(TO + 8, y + 13, `${short(gets)} of ${short(one.full)}`),
	].join("\n");
}

/** The points that count, in parts by the co-op that they are from, each with its pattern and its number where there is room. */
function pointBars(one, y, most, places) {
	let x = FROM;
	const parts = one.from.map(({ coop, points }) => {
		const [width, room] = [lengthOf(points, most), String(coop).length * 8 + 3];
		const fill = PATTERNS[places.get(coop) % PATTERNS.length];
		const label = `<rect x="${x + 2}" y="${y + 3}" width="${room}" height="12" fill="#fff"/>`;
		const number = width > room + 5 ? `${label}${textAt(x + 3, y + 13, coop, ' font-size="12"')}` : "";
		const drawn = `${bar(x, y + 2, width, `url(#${fill})`)}${number}`;
		x += width;
		return drawn;
	});
	return [textAt(MARGIN, y + 13, "points by co-op"), ...parts].join("\n");
}

/** An application: its name, what it asks, two bars, its points and what becomes of it, in words. */
function application(round, one, y, { money, points, places }) {
	const title = `${one.place}: ${nameOf(round, one.coop)}`;
	const words = [askedOf(one), ...(one.points > 0n ? [pointsOf(round, one)] : []), one.told];
	const told = words.flatMap(wrapped);
	const first = y + LINE * 3 + 12;
	const lines = [
		"<g>",
		`<title>${escaped(`application ${title}: ${one.told}`)}</title>`,
		...wrapped(title).slice(0, 1).map((line) => textAt(MARGIN, y + 15, line, ' font-weight="bold"')),
		moneyBars(one, y + LINE + 4, money),
		pointBars(one, y + LINE * 2 + 8, points, places),
		...told.map((line, at) => textAt(FROM, first + 14 + at * LINE, line)),
		"</g>",
	];
	return { drawn: lines.join("\n"), height: first - y + told.length * LINE + 24 };
}

const DEFINED = `<defs>
<pattern id="awarded" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#999"/></pattern>
<pattern id="lines" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 2h4" stroke="#000"/></pattern>
<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.2"/></pattern>
<pattern id="rising" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6l6-6" stroke="#000"/></pattern>
<pattern id="falling" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0l6 6" stroke="#000"/></pattern>
<pattern id="crossed" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 3h6M3 0v6" stroke="#000"/></pattern>
</defs>`;

/** An application and all that is drawn of it, in words. */
const described = (round, one) =>
	`Application ${one.place} of ${nameOf(round, one.coop)}: ${askedOf(one)}; ${pointsOf(round, one)}; ${one.told}.`;

/** What is drawn, in words. */
const KEY = "A frame is what is asked, a stroke the minimum, a grey bar what is awarded. Patterns and numbers are co-ops.";

const greatest = (values) => values.reduce((most, one) => (one > most ? one : most), 0n);

/** The round as SVG, with all that it shows in words too. */
export function picture(round) {
	const { no, phase, dates, rule, fund, offer, currency, applications, coops, tookPart, block, asOf } = round;
	const title = `Round ${no} of the solidarity fund: ${doing(phase)}`;
	const facts = [
		`Amounts in ${currency}. The fund was ${short(fund)} when it opened, and it offers ${short(offer)}; ${potOf(round)}.`,
		`Applications until ${dates[0]}, questions until ${dates[1]}, vote until ${dates[2]}, settlement ${dates[3]}.`,
		`${tookPart} of ${coops.length} co-ops with a vote have taken part. Rule: ${rule}.`,
		`As of ${asOf}, block ${block.number}, ${block.hash}.`,
	].flatMap(wrapped);
	const places = new Map(coops.map(({ coop }, place) => [coop, place]));
	const most = {
		money: greatest(applications.map(({ full }) => full)),
		points: greatest(applications.map(({ points }) => points)),
		places,
	};
	let y = MARGIN + LINE * 2 + facts.length * LINE + 24;
	const groups = applications.map((one) => {
		const { drawn, height } = application(round, one, y, most);
		y += height;
		return drawn;
	});
	const votes = coops.map((one) => `${nameOf(round, one.coop)}: ${one.voters} of ${one.electors} members have voted`);
	const legend = votes.flatMap(wrapped);
	const last = applications.length === 0 ? [textAt(MARGIN, y + 15, "Nobody has applied.")] : [];
	const below = y + (last.length > 0 ? LINE * 2 : 0);
	const height = below + legend.length * LINE + MARGIN;
	return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"
	xml:lang="en" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="14">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped([...facts, ...applications.map((one) => described(round, one))].join(" "))}</desc>
${DEFINED}
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${textAt(MARGIN, MARGIN + 10, title, ' font-size="20" font-weight="bold"')}
${facts.map((line, at) => textAt(MARGIN, MARGIN + LINE * 2 + at * LINE, line)).join("\n")}
${textAt(MARGIN, MARGIN + LINE * 2 + facts.length * LINE, KEY, ' font-style="italic"')}
${[...groups, ...last].join("\n")}
${legend.map((line, at) => textAt(MARGIN, below + 15 + at * LINE, line)).join("\n")}
</svg>
`;
}
