// Lists that people keep in a spreadsheet, as CSV.

import { readFileSync } from "node:fs";
import { Mistake } from "./common.mjs";

/** The text of a file in UTF-8. */
export function readText(file) {
	try {
		return readFileSync(file, "utf8").replace(/^\ufeff/, "");
	} catch (error) {
		throw new Mistake(`${file} cannot be read: ${error.code ?? error.message}.`);
	}
}

/** The rows of a CSV with the lines on which they begin. A cell in quotes can have anything in it, and two quotes for one. */
function rowsOf(file, text, separator) {
	const rows = [];
	let [cells, cell, line, begins, isQuoted] = [[], "", 1, 1, false];
	const end = () => {
		cells.push(cell.trim());
		cell = "";
	};
	const endRow = () => {
		end();
		if (cells.some((one) => one !== "")) rows.push({ line: begins, cells });
		[cells, begins] = [[], line];
	};
	for (let at = 0; at < text.length; at += 1) {
		const sign = text[at];
		if (sign === "\n") line += 1;
		if (sign === '"' && isQuoted && text[at + 1] === '"') {
			cell += '"';
			at += 1;
		} else if (sign === '"' && (isQuoted || cell.trim() === "")) isQuoted = !isQuoted;
		else if (sign === separator && !isQuoted) end();
		else if (sign === "\n" && !isQuoted) endRow();
		else cell += sign;
	}
	if (isQuoted) throw new Mistake(`${file} cannot be read: the quotes that begin on line ${begins} do not end.`);
	endRow();
	return rows;
}

/**
 * The rows of a CSV as cells by the names of its columns, which stand in its first row, each with its line. Columns are parted by
 * commas, semicolons or tabs. Fails where a column of `wanted` is missing; names those that are not read.
 */
export function readCsv(file, wanted) {
	const text = readText(file);
	const [first] = text.split(/\r?\n/, 1);
	const separator = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length)[0];
	const [head, ...rows] = rowsOf(file, text, separator);
	const names = head?.cells.map((name) => name.toLowerCase()) ?? [];
	const missing = wanted.filter((name) => names.filter((one) => one === name).length !== 1);
	if (missing.length > 0) {
		throw new Mistake(`${file} must have the columns ${wanted.join(", ")}, each once: ${missing[0]} is not there.`);
	}
	const others = names.filter((name) => !wanted.includes(name));
	if (rows.length === 0) throw new Mistake(`${file} has no line below its columns.`);
	return {
		others,
		rows: rows.map(({ line, cells }) => ({
			line,
			isWhole: cells.length === names.length,
			...Object.fromEntries(wanted.map((name) => [name, cells[names.indexOf(name)] ?? ""])),
		})),
	};
}
