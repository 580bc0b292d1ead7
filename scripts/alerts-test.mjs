#!/usr/bin/env node
// Makes the tests of the alerts from what scripts/scrape-states.mjs wrote:
//
//     node scripts/alerts-test.mjs FILE > packaging/alerts-test.yml
//
// Each state comes after minutes in which all was well, as it does in life. The tests name everything that fires, so that one
// alert too many fails as one too few does. A state that the file says is made up is called so.

import { readFileSync } from "node:fs";

const { every, states, madeUp = [] } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** Figures of a scrape that the tests have: what alerts are built on and every node reports. */
const USED = new RegExp(
	`^(up|rochdale_(block_lateness_milliseconds|blocks_of_the_future)|substrate_(${[
		...["block_height", "sub_libp2p_peers_count", "sub_libp2p_is_major_syncing", "number_leaves", "node_roles"],
		...["process_start_time_seconds", "finality_grandpa_precommits_total"],
	].join("|")}))(\\{|$)`,
);

/** Which states came one after the other in one network, and what fires at the end of the last. */
const CASES = [
	{ state: "healthy", after: [], firing: [] },
	{
		state: "two of four",
		after: ["healthy"],
		firing: [
			["RochdaleFewPeers", "node-1", "node-2"],
			["RochdaleFinalityStands", "node-1", "node-2"],
			["RochdaleNodeDown", "node-3", "node-4"],
		],
	},
	{
		state: "alone",
		after: ["healthy", "two of four"],
		firing: [
			["RochdaleAlone", "node-1"],
			// A validator without peers makes no block.
			["RochdaleBlocksStand", "node-1"],
			["RochdaleNodeDown", "node-2", "node-3", "node-4"],
		],
	},
	{ state: "clock wrong", after: [], firing: [["RochdaleClockWrong", "node-4"]] },
];

/** Figures as promtool reads them: runs of equal steps are one word. */
function words(figures) {
	const found = [];
	for (let at = 0; at < figures.length; ) {
		let end = at + 1;
		const isMissing = figures[at] === null;
		const step = figures[end] - figures[at];
		const isNext = (figure, before) => (isMissing ? figure === null : figure !== null && figure - before === step);
		while (end < figures.length && isNext(figures[end], figures[end - 1])) end += 1;
		const times = end - at - 1;
		if (isMissing) found.push(`_x${end - at}`);
		else if (times === 0) found.push(`${figures[at]}`);
		else if (step === 0) found.push(`${figures[at]}x${times}`);
		else found.push(`${figures[at]}${step < 0 ? "" : "+"}${step}x${times}`);
		at = end;
	}
	return found.join(" ");
}

/** A name with labels, with those that Prometheus adds. */
function labelled(name, instance) {
	const [metric, labels] = name.split(/\{|\}$/);
	return `${metric}{${labels ? `${labels},` : ""}instance="${instance}",job="rochdale"}`;
}

const lines = [
	"# Made by scripts/alerts-test.mjs from figures of real nodes, but for what says that it is made up. Do not edit it.",
	"rule_files: [alerts.yml]",
	`evaluation_interval: ${every}s`,
	"tests:",
];

function test(name, series, seconds, firing) {
	lines.push(`  - name: ${name}`, `    interval: ${every}s`, "    input_series:");
	for (const [series_, figures] of series) lines.push(`      - series: '${series_}'`, `        values: '${figures}'`);
	lines.push("    promql_expr_test:", `      - expr: 'count by (alertname, instance, coop) (ALERTS{alertstate="firing"})'`);
	lines.push(`        eval_time: ${seconds}s`, firing.length > 0 ? "        exp_samples:" : "        exp_samples: []");
	for (const labels of firing) lines.push(`          - labels: '${labels}'`, "            value: 1");
}

for (const { state, after, firing } of CASES) {
	const parts = [...after, state].map((name) => states[name]);
	const length = parts.reduce((sum, part) => sum + part["node-1"].up.length, 0);
	const series = Object.keys(parts[0]).flatMap((node) => {
		const names = new Set(parts.flatMap((part) => Object.keys(part[node])).filter((name) => USED.test(name)));
		return [...names].map((name) => {
			const figures = parts.flatMap((part) => part[node][name] ?? Array(part[node].up.length).fill(null));
			return [labelled(name, node), words(figures)];
		});
	});
	const labels = firing.flatMap(([alert, ...nodes]) => nodes.map((node) => `{alertname="${alert}", instance="${node}"}`));
	test(madeUp.includes(state) ? `${state}, made up` : state, series, (length - 1) * every, labels);
}

const [BEST, FINAL] = ["best", "finalized"].map((status) => `substrate_block_height{chain="c",status="${status}"}`);

/** A validator all of whose figures are good, for so many scrapes, but for those that are named. */
function validator(instance, scrapes, changed) {
	const good = {
		up: `1x${scrapes}`,
		[BEST]: `100+5x${scrapes}`,
		[FINAL]: `98+5x${scrapes}`,
		'substrate_sub_libp2p_peers_count{chain="c"}': `3x${scrapes}`,
		'substrate_sub_libp2p_is_major_syncing{chain="c"}': `0x${scrapes}`,
		'substrate_number_leaves{chain="c"}': `1x${scrapes}`,
		'substrate_node_roles{chain="c"}': `4x${scrapes}`,
		'substrate_process_start_time_seconds{chain="c"}': `1000x${scrapes}`,
		'substrate_finality_grandpa_precommits_total{chain="c"}': `10+3x${scrapes}`,
		'rochdale_block_lateness_milliseconds{chain="c"}': `400x${scrapes}`,
		// Any stranger announces blocks of the future, and that alone wakes nobody.
		'rochdale_blocks_of_the_future{chain="c"}': `0+2x${scrapes}`,
		'rochdale_own_keys_known{chain="c"}': `1x${scrapes}`,
		'rochdale_process_resident_bytes{chain="c"}': `200000000x${scrapes}`,
		'rochdale_disk_free_bytes{chain="c"}': `80000000000-1000x${scrapes}`,
		'rochdale_database_bytes{chain="c"}': `3000000000+1000x${scrapes}`,
		...changed,
	};
	return Object.entries(good).map(([name, values]) => [labelled(name, instance), values]);
}

const HOURS = 2;
const N = (HOURS * 3600) / every;
/** What no state of the scrape had, and which alerts tell it. */
const SINGLE = [
	["RochdaleBlocksStand", { [BEST]: `100x${N}`, [FINAL]: `98x${N}`, 'rochdale_blocks_of_the_future{chain="c"}': `0x${N}` }],
	["RochdaleRestarts", { 'substrate_process_start_time_seconds{chain="c"}': `1000+60x${N}` }],
	["RochdaleCatchesUp", { 'substrate_sub_libp2p_is_major_syncing{chain="c"}': `1x${N}` }],
	["RochdaleMemory", { 'rochdale_process_resident_bytes{chain="c"}': `1500000000x${N}` }],
	["RochdaleClockWrong", { 'rochdale_block_lateness_milliseconds{chain="c"}': `4500x${N}` }],
	["RochdaleClockWrong", { 'rochdale_block_lateness_milliseconds{chain="c"}': `-5000x${N}` }],
	// One that is so slow that it takes no block of others, and makes its own.
	["RochdaleClockWrong RochdaleFinalityStands", { [FINAL]: `98x${N}` }],
	["RochdaleFinalityLags", { [FINAL]: `80+5x${N}` }],
	["RochdaleForks", { 'substrate_number_leaves{chain="c"}': `12x${N}` }],
	["RochdaleKeysUnknown", { 'rochdale_own_keys_known{chain="c"}': `0x${N}` }],
	["RochdaleDoesNotVote", { 'substrate_finality_grandpa_precommits_total{chain="c"}': `10x${N}` }],
	["RochdaleDiskAlmostFull", { 'rochdale_disk_free_bytes{chain="c"}': `1500000000x${N}` }],
	["RochdaleDiskFills", { 'rochdale_disk_free_bytes{chain="c"}': `40000000000-1000000x${N}` }],
	["RochdaleDatabaseLarge", { 'rochdale_database_bytes{chain="c"}': `90000000000x${N}` }],
];
const seats = [
	['rochdale_seat_idle_sessions{chain="c",coop="1"}', `0x${N}`],
	['rochdale_seat_idle_sessions{chain="c",coop="2"}', `3x${N}`],
	['rochdale_seat_state{chain="c",coop="1",state="seated"}', `1x${N}`],
	['rochdale_seat_state{chain="c",coop="3",state="resting"}', `1x${N}`],
	['rochdale_seat_state{chain="c",coop="4",state="held"}', `1x${N}`],
	['rochdale_seat_blocks{chain="c",coop="1"}', `50+1x${N}`],
	['rochdale_seat_missed{chain="c",coop="1"}', `0+0.1x${N}`],
	['rochdale_seat_blocks{chain="c",coop="5"}', `50+1x${N}`],
	['rochdale_seat_missed{chain="c",coop="5"}', `0+0.5x${N}`],
].map(([name, values]) => [labelled(name, "well"), values]);
const firing = [
	...SINGLE.flatMap(([alerts], index) => alerts.split(" ").map((alert) => `{alertname="${alert}", instance="node-${index + 1}"}`)),
	'{alertname="RochdaleSeatIdle", coop="2"}',
	'{alertname="RochdaleSeatRests", coop="3"}',
	'{alertname="RochdaleSeatRests", coop="4"}',
	'{alertname="RochdaleSeatMisses", coop="5"}',
];
const bad = SINGLE.map(([, changed], index) => validator(`node-${index + 1}`, N, changed));
test("made up, one bad figure each", [validator("well", N, {}), ...bad, seats].flat(), HOURS * 3600, firing);
test("made up, nothing is watched", [], 600, ['{alertname="RochdaleNothingWatched"}']);

console.log(lines.join("\n"));
