// A bank as the treasurer meets it: the account numbers that it gives, the statements that it writes, and the files that it takes.

import { fileURLToPath } from "node:url";
import { act } from "./clock.mjs";
import { ran } from "./command.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The IBAN of an invented account: its last two digits but the country make what is left of 97 one. */
export function iban(number) {
	const account = `99999999${String(number).padStart(10, "0")}`;
	// D and E are 13 and 14 here.
	const check = 98n - (BigInt(`${account}131400`) % 97n);
	return `DE${String(check).padStart(2, "0")}${account}`;
}

/** Runs `scripts/bank.sh`, and gives its exit code and what it printed. */
export const bank = (...args) => act(() => ran("scripts/bank.sh", args, { cwd: ROOT }));

/** Writes what a month looks like as camt.053, with what the tests of the bank files have for that. */
const CAMT = `
import json, sys
from datetime import date
sys.path.insert(0, "tests/bank")
from statements import Line, Month, Part, camt
given = json.load(sys.stdin)
def line(one):
    parts = tuple(Part(**part) for part in one.pop("parts"))
    return Line(**{**one, "booking": date.fromisoformat(one["booking"]), "parts": parts})
days = {name: date.fromisoformat(given.pop(name)) for name in ("first", "last")}
lines = tuple(line(one) for one in given.pop("lines"))
sys.stdout.buffer.write(camt(Month(lines=lines, **days, **given)))
`;

/** A statement of the bank as camt.053. */
export async function statement(month) {
	const { code, stdout, stderr } = await ran("python3", ["-c", CAMT], { cwd: ROOT, input: JSON.stringify(month) });
	if (code !== 0) throw new Error(stderr);
	return stdout;
}

/** Prints what the message has, if it is valid against the schema of payments that sepaxml carries. */
const VALID = `
import json, sys
from pathlib import Path
import sepaxml
from lxml import etree
message = etree.parse(sys.argv[1])
etree.XMLSchema(etree.parse(Path(sepaxml.__file__).parent / "schemas" / "pain.001.001.09.xsd")).assertValid(message)
space = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
names = ("MsgId", "EndToEndId", "InstdAmt", "CdtrAcct/p:Id/p:IBAN")
print(json.dumps([[one.text for one in message.iterfind(f".//p:{name}", space)] for name in names]))
`;

/** The name of a message to the bank, its end-to-end ids, its amounts and the accounts that it pays, if its schema takes it. */
export async function message(file) {
	const script = '. scripts/env.sh && "$ROCHDALE_CACHE/bank/bin/python" -c "$1" "$2"';
	const { code, stdout, stderr } = await ran("bash", ["-c", script, "bash", VALID, file], { cwd: ROOT });
	if (code !== 0) throw new Error(stderr);
	const [[name], references, amounts, accounts] = JSON.parse(stdout);
	return { name, references, amounts, accounts };
}
