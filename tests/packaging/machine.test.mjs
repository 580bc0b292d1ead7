// Somebody installs a validator on a bare Debian by the page, word for word, and it makes blocks.

import assert from "node:assert/strict";
import { copyFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ran, spawned } from "../lib/command.mjs";
import { lacking, Machine } from "../lib/machine.mjs";
import { BINARY, COMPILED, polled, run, temporaryFolder } from "../lib/node.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const skip = lacking() ?? false;
/** Other validators of the federation. With the machine's they are more than two thirds of the five that the example has. */
const OTHERS = 3;
const FIRST_PORT = 31_001;

/** What a page tells to do: its blocks of shell by its headings, in their order. */
function page(name) {
	const sections = readFileSync(join(ROOT, "docs", name), "utf8").split(/^## /m).slice(1);
	return new Map(
		sections.map((section) => [
			section.split("\n")[0].replace(/^\d+\. /, ""),
			[...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines]) => lines),
		]),
	);
}

let machine, others, spec;
const installing = page("installing.md");
const keys = page("keys.md");

/** Does all that a section tells. */
async function follow(section) {
	const blocks = installing.get(section);
	assert.ok(blocks?.length > 0, `the page has no section '${section}' with something to do`);
	let printed = "";
	for (const lines of blocks) printed += await machine.done(lines);
	return printed;
}

async function made(...args) {
	const { code, stdout, stderr } = await run(args);
	assert.equal(code, 0, stderr);
	return stdout;
}

/** Founds the federation of the example, with the validators that are given in place of its own. */
async function founded(sections) {
	const folder = temporaryFolder();
	cpSync(join(ROOT, "examples"), folder, { recursive: true });
	const file = join(folder, "federation.toml");
	let index = 0;
	const section = /^\[coop\.validator\]\n(?:\w+ = .*\n)+/gm;
	const text = readFileSync(file, "utf8").replace(section, (own) => sections[index++] ?? own);
	writeFileSync(file, text);
	await made("found", file, "--output", join(folder, "chain"));
	const raw = join(folder, "chain", readdirSync(join(folder, "chain")).find((name) => name.endsWith("-raw.json")));
	// All of them are in the network of one machine.
	writeFileSync(raw, readFileSync(raw, "utf8").replace(/\/dns\/node-\d+\.example\//g, "/dns/localhost/"));
	return raw;
}

/** The section of a founding file that was printed with keys, with an address at which the node is found from outside. */
function addressed(printed, port) {
	const [section] = /^\[coop\.validator\]\n(?:\w+ = .*\n)+/m.exec(printed);
	return section.replace("addresses = []", `addresses = ["/dns/node-${port}.example/tcp/${port}"]`);
}

/** Starts the others in the network of the machine. */
function started(folders) {
	others = folders.map((folder, index) => {
		const port = FIRST_PORT + index;
		const files = [["base-path", "base"], ["keystore-path", "keystore"], ["node-key-file", "node.key"]];
		const own = files.flatMap(([option, name]) => [`--${option}`, join(folder, name)]);
		const ports = ["--listen-addr", `/ip4/127.0.0.1/tcp/${port}`, "--rpc-port", port + 1_000, "--no-prometheus"];
		const [program, ...args] = [...machine.network, BINARY, "--validator", "--chain", spec, "--no-telemetry", "--no-mdns"];
		return spawned(program, [...args, ...own, ...ports, "--compiled-runtimes", COMPILED], { stdio: "ignore" });
	});
}

describe("a validator is installed by the page", { skip }, () => {
	before(async () => {
		machine = await Machine.start();
		const env = { ROCHDALE_DEB_COMPRESSION: "none" };
		const packed = await ran(join(ROOT, "scripts", "deb.sh"), [BINARY, temporaryFolder()], { env });
		assert.equal(packed.code, 0, packed.stderr);
		const file = packed.stdout.trim();
		copyFileSync(file, join(machine.root, "root", basename(file)));
	});
	after(() => {
		others?.forEach((other) => other.kill("SIGKILL"));
		machine?.stop();
	});

	test("clock and package", async () => {
		await follow("Clock and package");
		assert.equal(await machine.done("stat --format '%a %U %G' /var/lib/rochdale"), "700 rochdale rochdale\n");
		// It starts nothing by itself.
		assert.equal((await machine.run("systemctl is-active rochdale-validator rochdale-node")).stdout, "inactive\ninactive\n");
	});

	test("keys that nobody else can read, and a phrase that is not kept there", async () => {
		const printed = await follow("Keys");
		assert.match(printed, /^(\w+ ){11}\w+$/m);
		assert.equal((await machine.run("ls /var/lib/rochdale/keys")).stdout, "keystore\nnode.key\n");
		assert.equal(await machine.done("find /var/lib/rochdale -perm /077"), "");

		const folders = Array.from({ length: OTHERS }, () => join(temporaryFolder(), "keys"));
		const sections = [addressed(printed, 30_333)];
		for (const [index, folder] of folders.entries()) {
			sections.push(addressed(await made("key", "validator", folder), FIRST_PORT + index));
		}
		spec = await founded(sections);
		copyFileSync(spec, join(machine.root, "root", "federation-raw.json"));
		started(folders);
	});

	test("chain, settings and start", async () => {
		await follow("The chain");
		await follow("Settings");
		const printed = await follow("Start");
		assert.match(printed, /"isSyncing"/);
		assert.match(printed, /Node name: Bakery at the bridge/);
	});

	test("it authors, and blocks become final", async () => {
		const [lines] = installing.get("The seat");
		await polled("a block of its own", async () => /Prepared block/.test((await machine.run(lines)).stdout) || undefined);
		await polled("a final block", async () => {
			const metrics = await machine.done("curl --silent http://127.0.0.1:9615/metrics");
			return Number(/block_height\{status="finalized".*\} (\d+)/.exec(metrics)[1]) > 0 || undefined;
		});
	});

	test("no secret is in the list of processes, and unsafe methods are refused", async () => {
		const list = await machine.done("cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
		assert.match(list, /rochdale-node --validator/);
		assert.doesNotMatch(list, /--suri|--node-key |--password /);
		const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "author_rotateKeys", params: [] });
		const asked = `curl --silent --header 'Content-Type: application/json' --data '${body}' http://127.0.0.1:9944`;
		assert.match(await machine.done(asked), /unsafe to be called externally/);
		assert.equal(await machine.done("find /var/lib/rochdale /var/cache/rochdale -perm /077"), "");
	});

	test("new keys are made, and the port that makes them is closed again", async () => {
		const account = `0x${"11".repeat(32)}`;
		const [lines] = keys.get("New keys");
		const { code, stdout, stderr } = await machine.run(lines.replace(/0x<.*>/, account));
		assert.equal(code, 0, stderr);
		assert.match(stdout, /^keys: {2}0x[0-9a-f]{128}\nproof: 0x[0-9a-f]{256}\n$/);
		assert.equal(await machine.done("find /var/lib/rochdale/keys/keystore -type f | wc -l"), "4\n");
		assert.equal(await machine.done("find /run -maxdepth 1 -name 'rochdale*'"), "");
		const pid = await machine.done("systemctl show --value --property MainPID rochdale-validator");
		const list = await machine.done(`tr '\\0' ' ' </proc/${pid.trim()}/cmdline`);
		assert.match(list, /--rpc-port 9944 --rpc-methods safe/);
		const refused = await machine.run("rochdale-new-keys 0x11");
		assert.match(refused.stderr, /^rochdale-new-keys: usage/);
	});

	test("it comes back by itself when it was killed, and goes on authoring", async () => {
		await machine.done("systemctl kill --signal KILL rochdale-validator");
		await polled("the service to start again", async () => {
			const { stdout } = await machine.run("systemctl show --value --property NRestarts rochdale-validator");
			return Number(stdout) >= 1 || undefined;
		});
		const since = (await machine.done("date '+%F %T'")).trim();
		await polled("a block of its own", async () => {
			const asked = `journalctl --unit rochdale-validator --since '${since}' --grep 'Prepared block for proposing' --lines 1`;
			return /Prepared block/.test((await machine.run(asked)).stdout) || undefined;
		});
	});

	test("keys are backed up and put back", async () => {
		const unattended = (lines) => lines.replaceAll("openssl enc", "openssl enc -pass pass:trial");
		await machine.done(unattended(keys.get("What to keep")[0]));
		const before = await machine.done("cd /var/lib/rochdale && find keys -printf '%m %u %p\\n' | sort");
		await machine.done("systemctl stop rochdale-validator && rm -r /var/lib/rochdale/keys");
		await machine.done(unattended(keys.get("Another machine")[0]));
		assert.equal(await machine.done("cd /var/lib/rochdale && find keys -printf '%m %u %p\\n' | sort"), before);
	});

	test("a passphrase that only the node and root can read", async () => {
		await machine.done(keys.get("A passphrase")[0]);
		assert.equal(await machine.done("stat --format '%a %U %G %s' /etc/rochdale/keystore.password"), "640 root rochdale 32\n");
		const make = "runuser -u rochdale -- rochdale-node key validator /var/lib/rochdale/other";
		await machine.done(`${make} --password-filename /etc/rochdale/keystore.password && rm -r /var/lib/rochdale/other`);
	});

	test("a public node has the chain without keys, and cannot see those of a validator", async () => {
		const printed = await follow("A public node");
		assert.match(printed, /"isSyncing"/);
		const pid = (await machine.done("systemctl show --value --property MainPID rochdale-node")).trim();
		const command = await machine.done(`tr '\\0' ' ' </proc/${pid}/cmdline`);
		assert.match(command, /--public-addr \/dns\/p2p\.example\.coop\/tcp\/443\/wss /);
		const hidden = await machine.run(`nsenter --target ${pid} --mount -- runuser -u rochdale -- ls /var/lib/rochdale`);
		assert.notEqual(hidden.code, 0, hidden.stdout);
		await machine.done("systemctl stop rochdale-node");
	});

	test("whoever removes the package keeps the keys", async () => {
		const { code, stderr } = await machine.run("apt-get purge --yes rochdale-node");
		assert.equal(code, 0, stderr);
		assert.equal((await machine.run("ls /var/lib/rochdale/keys")).stdout, "keystore\nnode.key\n");
		assert.notEqual((await machine.run("ls /etc/systemd/system/multi-user.target.wants/rochdale-validator.service")).code, 0);
	});
});
