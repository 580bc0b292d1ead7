// The tables that the tool writes mean the same to whoever opens them, in whatever language.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Amount, date, writeFiles } from "../../tools/common.mjs";

const folder = mkdtempSync(join(tmpdir(), "rochdale-tables-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const COLUMNS = { ledger: "entry on_utc party amount_millionths requested_by_co_op requested_by_member approved_by reason" };
const rows = [
	{
		entry: 1,
		on: date(Date.UTC(2027, 0, 31, 22, 5, 7, 891)),
		party: "La Burbuja, laundry, Cádiz",
		amount: new Amount(1_234_000n),
		requested_by_co_op: 2,
		requested_by_member: 3,
		approved_by: "member 2 of co-op 3; member 1 of co-op 1",
		reason: "0x12",
	},
	{
		entry: 2,
		on: "",
		party: '=HYPERLINK("x")',
		amount: new Amount(-480_500_000n),
		requested_by_co_op: "",
		requested_by_member: "",
		approved_by: "<none> & \"quoted\"",
		reason: "",
	},
];
const head = { title: "Till & more", currency: "EUR", closing: new Amount(7n), block: 7, block_hash: "0xab" };
writeFiles(folder, "book", head, { ledger: rows }, COLUMNS);
const read = (name) => readFileSync(join(folder, name), "utf8");

test("cells of CSV are whole numbers, moments without a zone, or texts, and begin with a byte-order mark", () => {
	assert.equal(
		read("ledger.csv"),
		"\ufeffblock,block_hash,currency,entry,on_utc,party,amount_millionths,requested_by_co_op,requested_by_member,approved_by,reason\r\n" +
			'7,0xab,EUR,1,2027-01-31T22:05:07,"La Burbuja, laundry, Cádiz",1234000,2,3,member 2 of co-op 3; member 1 of co-op 1,0x12\r\n' +
			'7,0xab,EUR,2,,"\'=HYPERLINK(""x"")",-480500000,,,"<none> & ""quoted""",\r\n',
	);
});

test("each row of CSV has the currency of its amounts, and lists without amounts have no such column", () => {
	const [columns, ...lines] = read("ledger.csv").trimEnd().split("\r\n").map((line) => line.split(","));
	assert.deepEqual(lines.map((line) => line[columns.indexOf("currency")]), ["EUR", "EUR"]);
	writeFiles(folder, "roll", head, { roll: [{ member: 1 }] }, { roll: "member" });
	assert.equal(read("roll.csv"), "\ufeffblock,block_hash,member\r\n7,0xab,1\r\n");
});

test("JSON has decimal amounts as text, and moments with their zone", () => {
	const { ledger, closing } = JSON.parse(read("book.json"));
	assert.equal(closing, "0.000007");
	assert.deepEqual(ledger.map(({ amount }) => amount), ["1.234000", "-480.500000"]);
	assert.equal(ledger[0].on, "2027-01-31T22:05:07Z");
});

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** What LibreOffice reads in a language: of each cell of the last table its type and its value. */
function opened(file, language, filter) {
	const out = join(folder, `${language}-${file}`);
	const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
	const infilter = filter ? [`--infilter=${filter}`] : [];
	const output = ["--convert-to", "fods", "--outdir", out];
	execFileSync("soffice", ["--headless", profile, ...infilter, ...output, join(folder, file)], { stdio: "ignore" });
	const content = readFileSync(join(out, file.replace(".csv", ".fods")), "utf8").split("<table:table ").at(-1);
	return [...content.matchAll(/<table:table-cell\b([^>]*?)(\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(([, attributes, , inner]) => {
		const type = /office:value-type="(\w+)"/.exec(attributes)?.[1];
		const value = /office:(?:date-)?value="([^"]*)"/.exec(attributes)?.[1];
		return type ? [`${type} ${value ?? inner.replace(/<[^>]*>/g, "").trim()}`] : [];
	});
}

/** English, German and Spanish, with special numbers detected, which makes most dates. */
const LANGUAGES = [1033, 1031, 3082];

test("LibreOffice reads the CSV alike in English, German and Spanish", { skip: !hasOffice && "there is no LibreOffice" }, () => {
	const found = LANGUAGES.map((language) => opened("ledger.csv", language, `CSV:44,34,76,1,,${language},false,true`));
	const cells = ["float 1234000", "float 2", "float 3", "date 2027-01-31T22:05:07", "float -480500000"];
	for (const one of found) {
		assert.deepEqual(one, found[0]);
		assert.equal(one[0], "string block");
		for (const cell of cells) assert.ok(one.includes(cell), `${cell} is not among ${one.join(" | ")}`);
	}
});

test("LibreOffice reads amounts and moments of the spreadsheet as such", { skip: !hasOffice && "there is no LibreOffice" }, () => {
	const cells = opened("book.fods", "none");
	const first = ["float 1", "date 2027-01-31T22:05:07", "string La Burbuja, laundry, Cádiz", "float 1.234", "float 2", "float 3"];
	for (const cell of [...first, "float -480.5", "string &lt;none&gt; &amp; &quot;quoted&quot;"]) {
		assert.ok(cells.includes(cell), `${cell} is not among ${cells.join(" | ")}`);
	}
});
