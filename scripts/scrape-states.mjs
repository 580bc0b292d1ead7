#!/usr/bin/env node
// Starts networks of four validators and writes what their metrics are in four states: node scripts/scrape-states.mjs FILE
//
// The states are those in which an alert must come, and one in which none may: all is well; two of the four are gone; one is left
// alone; the clock of one is ten minutes fast. Takes half an hour, because a figure tells nothing until it has been watched.

import { writeFileSync } from "node:fs";
import { Clock, sleep } from "../tests/lib/clock.mjs";
import { Validators } from "../tests/lib/validators.mjs";

const [file] = process.argv.slice(2);
if (!file) {
	console.error("usage: node scripts/scrape-states.mjs FILE");
	process.exit(2);
}

/** How often Prometheus asks, in seconds. */
const EVERY = 15;
/** For how long a state is watched, in seconds: until all that must fire has fired. */
const LONG = { healthy: 240, "two of four": 375, alone: 300, "clock wrong": 240 };
/** By how much the clock is wrong that is wrong. */
const MINUTES = 10;

/** What is kept: figures for which there is an alert or a panel. */
const KEPT = new RegExp(
	`^(?<name>rochdale_\\w+|${[
		"substrate_block_height",
		"substrate_sub_libp2p_(peers_count|is_major_syncing)",
		"substrate_finality_grandpa_(round|precommits_total)",
		"substrate_(node_roles|number_leaves|ready_transactions_number|process_start_time_seconds)",
		"substrate_sub_libp2p_network_bytes_total",
		"substrate_proposer_block_constructed_count",
		"substrate_database_cache_bytes",
		"substrate_sub_libp2p_peerset_num_banned_peers",
	].join("|")})(?<labels>\\{.*\\})? (?<value>\\S+)$`,
	"gm",
);

/** The figures of a node, by their names with labels. Nothing if it does not answer. */
async function scraped(node) {
	try {
		const text = await (await fetch(`http://127.0.0.1:${node.prometheusPort}/metrics`)).text();
		const found = [...text.matchAll(KEPT)].map(({ groups }) => groups);
		return Object.fromEntries(found.map(({ name, labels, value }) => [name + (labels ?? ""), Number(value)]));
	} catch {
		return {};
	}
}

const states = {};
const say = (text) => console.error(`rochdale: ${text}`);

/** Watches nodes in a state, and keeps the figures of each name with labels, one after the other. Null stands for none. */
async function watch(state, nodes) {
	say(`state: ${state}`);
	const rounds = [];
	for (let next = Date.now(); rounds.length <= LONG[state] / EVERY; next += EVERY * 1000) {
		await sleep(Math.max(0, next - Date.now()));
		rounds.push(await Promise.all(nodes.map(scraped)));
	}
	states[state] = Object.fromEntries(
		nodes.map((_, index) => {
			const names = new Set(rounds.flatMap((round) => Object.keys(round[index])));
			const figures = [...names].map((name) => [name, rounds.map((round) => round[index][name] ?? null)]);
			const up = rounds.map((round) => Number(Object.keys(round[index]).length > 0));
			return [`node-${index + 1}`, { up, ...Object.fromEntries(figures) }];
		}),
	);
	writeFileSync(file, `${JSON.stringify({ every: EVERY, states }, null, "\t")}\n`);
}

let validators = await Validators.start();
try {
	await validators.finalise(4);
	await watch("healthy", validators.nodes);

	await Promise.all(validators.nodes.slice(2).map((node) => node.kill()));
	await watch("two of four", validators.nodes);

	await validators.nodes[1].kill();
	await watch("alone", validators.nodes);
} finally {
	await validators.stop();
}

const { environment } = new Clock(4, Date.now() + MINUTES * 60_000);
validators = await Validators.start((index) => (index === 3 ? { environment } : {}));
try {
	await validators.finalise(4);
	await watch("clock wrong", validators.nodes);
} finally {
	await validators.stop();
}
say(`written: ${file}`);
