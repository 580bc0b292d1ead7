// Alerts and the dashboard: Prometheus understands them, they fire when they must, and each has a page that says what to do.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), "utf8");
const skip = spawnSync("promtool", ["--version"]).status === 0 ? false : "it takes promtool of the Debian package prometheus";

const folder = mkdtempSync(join(tmpdir(), "rochdale-watching-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const rules = read("packaging", "alerts.yml");
const dashboard = JSON.parse(read("packaging", "dashboard.json"));
const expressions = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));

function promtool(...args) {
	const { status, stdout, stderr } = spawnSync("promtool", args, { encoding: "utf8" });
	assert.equal(status, 0, stdout + stderr);
}

test("Prometheus understands the alerts", { skip }, () => promtool("check", "rules", join(ROOT, "packaging", "alerts.yml")));

test("what fires in each state of real nodes is what must, and nothing else", { skip }, () => {
	promtool("test", "rules", join(ROOT, "packaging", "alerts-test.yml"));
});

test("each alert is tried by at least one test", () => {
	const tried = read("packaging", "alerts-test.yml");
	for (const [, name] of rules.matchAll(/- alert: (\w+)/g)) assert.ok(tried.includes(`alertname="${name}"`), name);
});

test("each panel asks what Prometheus understands", { skip }, () => {
	assert.ok(expressions.length > 15);
	const records = expressions.map(({ title, expr }, index) => {
		const asked = expr.replaceAll("$instance", ".*");
		assert.ok(!asked.includes("$"), `${title}: ${expr}`);
		return `      - record: panel:${index}\n        expr: ${JSON.stringify(asked)}`;
	});
	const file = join(folder, "panels.yml");
	writeFileSync(file, `groups:\n  - name: panels\n    rules:\n${records.join("\n")}\n`);
	promtool("check", "rules", file);
});

test("panels do not lie on one another, and all have a place", () => {
	const taken = new Set();
	for (const { title, gridPos } of dashboard.panels) {
		for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
			assert.ok(x < 24, title);
			for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
				assert.ok(!taken.has(`${x} ${y}`), title);
				taken.add(`${x} ${y}`);
			}
		}
	}
});

test("nothing is built on figures that mislead", () => {
	const code = rules.replace(/^#.*$/gm, "");
	for (const asked of [code, ...expressions.map(({ expr }) => expr)]) {
		assert.doesNotMatch(asked, /\bprocess_|database_cache_bytes|banned_peers/);
		// Peers come and go: only their average tells anything.
		for (const [before] of asked.matchAll(/.{14}substrate_sub_libp2p_peers_count/gs)) {
			assert.ok(before.startsWith("avg_over_time("), before);
		}
		for (const [between] of asked.matchAll(/status="best"\}\s+-[^"]*/g)) assert.match(between, /ignoring \(status\)/);
	}
});

test("each alert has a page that names it, and a runbook that is there", () => {
	const page = read("docs", "watching.md");
	const alerts = rules.split("- alert: ").slice(1);
	assert.ok(alerts.length >= 15);
	for (const alert of alerts) {
		const [name] = alert.split("\n");
		assert.ok(page.includes(`\`${name}\``), `docs/watching.md does not name ${name}`);
		assert.match(alert, /severity: (page|ticket)/, name);
		assert.match(alert, /summary: "/, name);
		const [, runbook] = /runbook: (\S+)/.exec(alert);
		assert.ok(existsSync(join(ROOT, runbook)), `${name}: there is no ${runbook}`);
	}
	for (const [, name] of page.matchAll(/`(Rochdale\w+)`/g)) assert.ok(rules.includes(`- alert: ${name}\n`), `${name} is no alert`);
});
