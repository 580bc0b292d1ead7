// Does what the page for members says, row by row, on a development chain, and checks that what it says happens.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { document, isFree, key, paced, refusal, send } from "../lib/client.mjs";
import { act } from "../lib/clock.mjs";
import { ran } from "../lib/command.mjs";
import { started, stopped } from "../lib/journey.mjs";
import { eventually, temporaryFolder } from "../lib/node.mjs";
import { claims, expression, quoted, steps } from "../lib/page.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = join(ROOT, "docs", "using-polkadot-js.md");

let node, api;
/** Addresses and hashes that the page gives a name to. */
const named = new Map();

before(async () => {
	// The development chain, but for the length of its days.
	({ node, api } = await started("dev"));
});

after(() => stopped(node, api));

/** The key of a name in capitals: ALICE_STASH is `//Alice//stash`. */
const keyOf = (name) =>
	key(name.split("_").map((part, at) => `//${at === 0 ? part[0] + part.slice(1).toLowerCase() : part.toLowerCase()}`).join(""));

/** What the library takes for an expression of the page. */
function built(one) {
	if (one.text !== undefined) return one.text;
	if (one.number !== undefined) return one.number;
	if (one.list) return one.list.map(built);
	if (one.fields) return Object.fromEntries(one.fields.map(([name, value]) => [name, built(value)]));
	if (one.call) {
		const args = one.args.map(built);
		// Without a pallet it is a choice that carries something.
		if (!one.call.includes(".")) return { [one.call]: args.length > 1 ? args : args[0] };
		return called("tx", one).method;
	}
	if (one.name === "None") return null;
	if (one.name === "true" || one.name === "false") return one.name === "true";
	if (/^[A-Z][A-Z_]+$/.test(one.name)) return named.get(one.name) ?? keyOf(one.name).address;
	// A word in small letters is a paper, of which the chain sees the hash.
	return /^[a-z]+$/.test(one.name) ? document(one.name) : one.name;
}

/** A call, a query or a question to the runtime, by its name. */
function called(kind, { call, args }) {
	const [section, method] = call.split(".");
	const found = api[kind][section]?.[method];
	assert.ok(found, `there is no ${call}`);
	const takes = kind === "tx" ? found.meta.args.length : args.length;
	assert.equal(args.length, takes, `${call} takes ${takes} arguments`);
	return found(...args.map(built));
}

/** What is found at the path of a field, in the words of the page. What has no fields is the `answer`. */
function shown(value, field) {
	if (field === "answer") return value.toString();
	let found = value;
	for (const part of field.split(".")) {
		if (found.isSome) found = found.unwrap();
		found = found[part];
		assert.notEqual(found, undefined, `there is no ${field}`);
	}
	if (found.isSome) found = found.unwrap();
	return found.type ?? found.toString();
}

async function look(kind, does, happens) {
	const value = await called(kind, expression(does));
	const said = claims(happens);
	assert.ok(said.length > 0, "the page says of no field what it is");
	for (const { field, as, value: expected } of said) {
		if (as) named.set(as, shown(value, field));
		else assert.equal(shown(value, field), expected, field);
	}
}

async function wait(does, happens) {
	const [{ field, value: expected }] = claims(happens);
	const tree = expression(does);
	const [section, method] = tree.call.split(".");
	const kind = api.call[section]?.[method] ? "call" : "query";
	const is = async () => shown(await called(kind, tree), field) === expected;
	const isResolution = tree.call === "resolutionApi.overview";
	await eventually(`${does}: ${field} to be ${expected}`, isResolution ? paced(() => api, tree.args[0].number, is) : is);
}

async function shell(does, happens) {
	// Files are of the last final block.
	await node.finalises((await node.heights()).best);
	const [command, ...words] = does.replace("=folder", `=${temporaryFolder()}`).split(" ");
	assert.equal(command, "make");
	const args = ["--no-print-directory", ...words, `ARGS=--url ${node.url}`];
	const { code, stdout, stderr } = await act(() => ran("make", args, { cwd: ROOT }));
	const output = stdout + stderr;
	assert.equal(code, 0, output);
	const printed = quoted(happens.split("prints ")[1], /./);
	assert.ok(printed.length > 0, "the page does not say what is printed");
	assert.ok(output.includes(printed[0]), output);
}

/** Why a call is refused. What another pallet says than that of the call has a code for all, and the chain tells the name. */
async function why(signer, call) {
	const said = await refusal(send(api, signer, call));
	if (!said.includes("Custom error: 200")) return said;
	const { refused } = (await api.call.chargeApi.chargeOf(signer.address, call.method.toHex())).toJSON();
	return `${refused.pallet[0].toLowerCase()}${refused.pallet.slice(1)}.${refused.error}`;
}

async function sign(name, does, happens) {
	const call = called("tx", expression(does));
	const [outcome] = quoted(happens, /^\w+\.\w+$/);
	assert.ok(outcome, "the page does not say what happens");
	if (happens.startsWith("refused: ")) return assert.equal(await why(keyOf(name), call), outcome);
	const result = await send(api, keyOf(name), call);
	assert.ok(result.find(outcome), `${outcome} is not among ${result.events.map((one) => one.name).join(", ")}`);
	const free = isFree(result);
	if (happens.startsWith("free: ")) assert.ok(free, "it was not free");
	const resolution = /as resolution (\d+)/.exec(happens);
	if (resolution) assert.equal(result.find(outcome).resolution.toString(), resolution[1]);
}

const KINDS = { state: (...row) => look("query", ...row), ask: (...row) => look("call", ...row), wait, shell };

const all = steps(readFileSync(PAGE, "utf8"));
let failed;

test("the page has steps, and no table that looks like them is left out", () => {
	const sections = readFileSync(PAGE, "utf8").split("\n## ").filter((section) => section.includes("| who | does |"));
	const rows = sections.flatMap((section) => section.split("\n")).filter((line) => /^\| (?!who)/.test(line));
	assert.equal(all.length, rows.length);
	assert.ok(all.length > 60);
});

for (const { line, who, does, happens } of all) {
	test(`line ${line}: ${who.join(", ")} ${does.length > 80 ? `${does.slice(0, 80)}…` : does}`, async (t) => {
		// What follows a step that failed says nothing any more.
		if (failed) return t.skip(`line ${failed} failed`);
		try {
			if (KINDS[who[0]]) await KINDS[who[0]](does, happens);
			else await Promise.all(who.map((name) => sign(name, does, happens)));
		} catch (error) {
			failed = line;
			throw error;
		}
	});
}
