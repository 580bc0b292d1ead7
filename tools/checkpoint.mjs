#!/usr/bin/env node
// A block from which light clients go on after finality was started anew (docs/bad-nights/after-a-restart.md).

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkFolder, checkHash, connect, isNumber, Mistake, snapshot, writeJson } from "./common.mjs";

const USAGE = `usage: node tools/checkpoint.mjs SPEC.json FOLDER [--url ws://127.0.0.1:9944] [--at BLOCK_HASH] [--set NUMBER]

Writes what a program with smoldot gives to its addChain: chainSpec (light-spec.json) and databaseContent
(checkpoint-NUMBER.json). The light client then starts from the last final block, or from the one named with --at, and believes
without proof who makes blocks and who votes after it. Of one block every node of the chain gives the same files. SPEC.json is the
spec of the chain. With --set the number of those who vote is this one, in place of the one that the chain counts.`;

/** A number in SCALE: 32 bits, or 64. */
const [u32, u64] = [8, 16].map((digits) => (number) => number.toString(16).padStart(2, "0").padEnd(digits, "0"));
const HASH = "00".repeat(32);
/** An epoch without authors: its number, slot and length, its randomness, the chance of an author, and which slots there are. */
const epoch = (number) => `${u64(number)}${u64(number)}${u64(1)}00${HASH}${u64(1)}${u64(1)}01`;
/**
 * smoldot (3.4) takes a starting block from a database only where the spec names an earlier one, and in a spec it knows those of
 * chains with Babe only. So the spec names a first block that nobody has made, with two epochs, as few as it takes. No light
 * client starts there, because the database has a later block; without a database it finds nobody who votes.
 */
const NOWHERE = {
	babeEpochChanges: `0x000008${[0, 1].map((number) => `${HASH}${u32(number)}01${epoch(number)}`).join("")}`,
	babeFinalizedBlockWeight: 0,
	// Parent, number 1, state and extrinsics; the slot and the seal of Babe.
	finalizedBlockHeader: `0x${HASH}04${HASH}${HASH}0806424142453402${u32(0)}${u64(1)}05424142450101${HASH}${HASH}`,
	grandpaAuthoritySet: `0x00${u64(0)}00000000`,
};

/** The spec of the chain in a file. */
function readSpec(file) {
	try {
		const spec = JSON.parse(readFileSync(file, "utf8"));
		if (typeof spec?.id === "string" && typeof spec.name === "string") return spec;
	} catch {
		// Said below.
	}
	throw new Mistake(`${file} is not the spec of a chain.`);
}

/** The spec for light clients, which need the root of the first state only. */
async function lightSpec(api, spec, { file, url }) {
	const name = (await api.rpc.system.chain()).toString();
	if (spec.name !== name) throw new Mistake(`${file} is the spec of '${spec.name}', and the node at ${url} runs '${name}'.`);
	const { stateRoot } = await api.rpc.chain.getHeader(api.genesisHash);
	return { ...spec, genesis: { stateRootHash: stateRoot.toHex() }, lightSyncState: NOWHERE };
}

/** Bytes as smoldot writes them. */
const bare = (value) => value.toHex().slice(2);

/** What a light client has to know of a block to go on from there, and which block it is. */
async function checkpoint(api, { url, at, set }) {
	const { state, block } = await snapshot(api, at);
	const head = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
	const own = (await api.rpc.chain.getBlockHash(block.number)).toHex();
	if (block.number > head.number.toNumber() || own !== block.hash.toLowerCase()) {
		throw new Mistake(`block ${block.number} with this hash is not final at ${url}.`);
	}
	// Its state says who votes until then, and those who vote after it are others.
	if ((await state.query.grandpa.pendingChange()).isSome) {
		throw new Mistake(`those who vote change soon after block ${block.number}: take a later one.`);
	}
	const [header, authors, voters, counted] = await Promise.all([
		api.rpc.chain.getHeader(block.hash),
		state.query.aura.authorities(),
		state.call.grandpaApi.grandpaAuthorities(),
		state.query.grandpa.currentSetId(),
	]);
	const chain = {
		version: "1",
		finalized_block_header: bare(header),
		aura_slot_duration: api.consts.aura.slotDuration.toNumber(),
		aura_finalized_authorities: authors.map((author) => ({ public_key: bare(author) })),
		grandpa_after_finalized_block_authorities_set_id: Number(set ?? counted),
		grandpa_finalized_triggered_authorities: voters.map(([voter, weight]) => ({
			public_key: bare(voter),
			weight: weight.toNumber(),
		})),
	};
	return { block, content: { genesisHash: bare(api.genesisHash), chain, nodes: {} } };
}

async function main() {
	let values, positionals;
	try {
		({ values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				url: { type: "string", default: "ws://127.0.0.1:9944" },
				at: { type: "string" },
				set: { type: "string" },
				help: { type: "boolean", default: false },
			},
		}));
	} catch (error) {
		throw new Mistake(`${error.message.split(".")[0]}: --help says what there is.`);
	}
	const [file, folder] = positionals;
	if (values.help) return console.log(USAGE);
	if (positionals.length !== 2) throw new Mistake(USAGE);
	const { url, at, set } = values;
	if (at !== undefined) checkHash(at);
	if (set !== undefined && (!/^\d+$/.test(set) || !isNumber(Number(set), 0))) {
		throw new Mistake("--set must be a number from 0 on.");
	}
	const spec = readSpec(file);
	checkFolder(folder);
	const api = await connect(url);
	try {
		const light = await lightSpec(api, spec, { file, url });
		const { block, content } = await checkpoint(api, { url, at, set });
		const { chain } = content;
		const voters = chain.grandpa_finalized_triggered_authorities.length;
		console.log(`block ${block.number}, ${block.hash}`);
		console.log(`set ${chain.grandpa_after_finalized_block_authorities_set_id} of ${voters} validators votes after it`);
		writeJson(folder, "light-spec.json", light);
		writeJson(folder, `checkpoint-${block.number}.json`, content);
	} finally {
		await api.disconnect();
	}
}

try {
	await main();
} catch (error) {
	if (!(error instanceof Mistake)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
