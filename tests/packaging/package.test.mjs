// What is in the Debian package, and what its units promise. Takes seconds, and a program that stands in for the node.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { isInstalled } from "../lib/command.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const UNITS = ["rochdale-validator", "rochdale-node"];
/** What `systemd-analyze security` may give at most, in tenths. A service without any limits has 96. */
const EXPOSURE = 16;

const folder = mkdtempSync(join(tmpdir(), "rochdale-packaging-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function done(program, args, options = {}) {
	const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", ...options });
	if (error) throw error;
	assert.equal(status, 0, `${program} ${args.join(" ")}:\n${stdout}${stderr}`);
	return stdout;
}

const skip = isInstalled("dpkg-deb") && isInstalled("dpkg-shlibdeps") ? false : "it takes the Debian package dpkg-dev";
const skipUnits = isInstalled("systemd-analyze") ? false : "it takes systemd";

/** Packs a program that stands in for the node, and gives the package. */
function packed(name, environment = {}) {
	const binary = join(folder, "rochdale-node");
	copyFileSync("/bin/true", binary);
	const env = { ...process.env, ROCHDALE_DEB_COMPRESSION: "gzip", ...environment };
	return done(join(ROOT, "scripts", "deb.sh"), [binary, join(folder, name)], { env }).trim();
}

/** What stands in a unit behind a word, each time that it is there, with lines that go on put together. */
function values(unit, word) {
	const text = readFileSync(join(ROOT, "packaging", "systemd", `${unit}.service`), "utf8").replaceAll("\\\n", " ");
	return [...text.matchAll(new RegExp(`^${word}=(.*)$`, "gm"))].map(([, value]) => value);
}

/** The variables that a file of the environment sets, as systemd reads them. */
function variables(file) {
	const text = readFileSync(join(ROOT, "packaging", "etc", file), "utf8").replaceAll("\\\n", "");
	return Object.fromEntries([...text.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name, value]) => [name, value]));
}

describe("the package", { skip }, () => {
	test("has every file where it belongs, of root, and as closed as it must be", () => {
		const listed = done("dpkg-deb", ["--contents", packed("contents")]);
		const lines = listed.matchAll(/^(\S{10}) (\S+) .* \.(\/\S+)$/gm);
		const files = new Map([...lines].map(([, mode, owner, path]) => [path, { mode, owner }]));
		for (const [path, mode] of [
			["/usr/bin/rochdale-node", "-rwxr-xr-x"],
			["/usr/sbin/rochdale-new-keys", "-rwxr-xr-x"],
			["/usr/lib/systemd/system/rochdale-validator.service", "-rw-r--r--"],
			["/usr/lib/systemd/system/rochdale-node.service", "-rw-r--r--"],
			["/etc/rochdale/validator.env", "-rw-r--r--"],
			["/etc/rochdale/node.env", "-rw-r--r--"],
			["/usr/share/doc/rochdale-node/operating-a-validator.md", "-rw-r--r--"],
			["/usr/share/doc/rochdale-node/copyright", "-rw-r--r--"],
		]) {
			assert.equal(files.get(path)?.mode, mode, path);
		}
		for (const [path, { mode, owner }] of files) {
			assert.equal(owner, "root/root", path);
			// Nobody but root writes there, and nothing takes the rights of its owner.
			assert.match(mode, /^[-d]rw[-x]r-[-x]r-[-x]$/, path);
		}
		// Folders of the node are made when it is installed or started, so that they are nobody else's.
		assert.ok(![...files.keys()].some((path) => path.startsWith("/var/")), listed);
	});

	test("has the version of Cargo.toml, needs the libraries of its program, and keeps what the operator has changed", () => {
		const file = packed("fields");
		const field = (name) => done("dpkg-deb", ["--field", file, name]).trim();
		const [, version] = /^version = "(.*)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"));
		assert.equal(field("Version"), version);
		assert.match(field("Depends"), /^libc6 \(>= /);
		const kept = done("dpkg-deb", ["--info", file, "conffiles"]).trim().split("\n");
		assert.deepEqual(kept, ["/etc/rochdale/node.env", "/etc/rochdale/validator.env"]);
	});

	test("is the same file whenever and by whomever it is packed", () => {
		const [first, second] = [0o022, 0o077].map((umask) => {
			const before = process.umask(umask);
			try {
				return readFileSync(packed(`by-${umask}`, { SOURCE_DATE_EPOCH: "1700000000" }));
			} finally {
				process.umask(before);
			}
		});
		assert.ok(first.equals(second));
	});

	test("has scripts for whoever installs it that the shell can read", () => {
		for (const script of ["debian/postinst", "debian/prerm", "debian/postrm", "rochdale-new-keys"]) {
			done("sh", ["-n", join(ROOT, "packaging", script)]);
		}
	});
});

describe("the units", () => {
	test("are understood by systemd", { skip: skipUnits }, () => {
		const units = join(folder, "units");
		mkdirSync(units);
		const files = UNITS.map((unit) => {
			const text = readFileSync(join(ROOT, "packaging", "systemd", `${unit}.service`), "utf8");
			const file = join(units, `${unit}.service`);
			writeFileSync(file, text.replace("/usr/bin/rochdale-node", "/bin/true").replace(/^Documentation=.*$/m, ""));
			return file;
		});
		const { status, stderr } = spawnSync("systemd-analyze", ["verify", ...files], { encoding: "utf8" });
		assert.equal(status, 0, stderr);
		// What it does not know it only tells.
		assert.doesNotMatch(stderr, /units\/rochdale-/, stderr);
	});

	for (const unit of UNITS) {
		test(`${unit} is exposed to little`, { skip: skipUnits }, () => {
			const file = join(ROOT, "packaging", "systemd", `${unit}.service`);
			done("systemd-analyze", ["security", "--offline=true", "--no-pager", `--threshold=${EXPOSURE}`, file]);
		});

		test(`${unit} lets its program compile the runtime, which MemoryDenyWriteExecute does not`, () => {
			assert.deepEqual(values(unit, "MemoryDenyWriteExecute"), []);
		});

		test(`${unit} has folders of its own that nobody else can read, and a user`, () => {
			assert.deepEqual(values(unit, "User"), ["rochdale"]);
			for (const word of ["StateDirectoryMode", "CacheDirectoryMode"]) assert.deepEqual(values(unit, word), ["0700"]);
			assert.deepEqual(values(unit, "UMask"), ["0077"]);
		});

		test(`${unit} starts again however it was stopped, and gives a node time to stop`, () => {
			assert.deepEqual(values(unit, "Restart"), ["always"]);
			assert.deepEqual(values(unit, "StartLimitIntervalSec"), ["0"]);
			assert.ok(Number(values(unit, "RestartSec")[0]) >= 5);
			assert.ok(Number(values(unit, "TimeoutStopSec")[0]) >= 60);
		});

		test(`${unit} tells no secret in its arguments, and offers safe methods only`, () => {
			const [command] = values(unit, "ExecStart");
			const file = values(unit, "EnvironmentFile")[0].split("/").pop();
			const set = variables(file);
			const told = command.replaceAll(/\$\{?(\w+)\}?/g, (_, name) => set[name] ?? assert.fail(`${file} does not set ${name}`));
			for (const secret of ["--suri", "--node-key ", "--node-key=", "--password ", "--password=", "--password-interactive"]) {
				assert.ok(!`${told} `.includes(secret), `${secret} in ${told}`);
			}
			assert.match(told, /--rpc-methods safe/);
			assert.doesNotMatch(told, /--(unsafe-)?rpc-external|--prometheus-external|--rpc-methods (auto|unsafe)/);
			assert.match(told, /--rpc-max-connections \d+/);
			assert.match(told, /--rpc-max-batch-request-len \d+/);
		});
	}
});

test("the files that hold settings say that no secret belongs there, and hold none", () => {
	for (const file of readdirSync(join(ROOT, "packaging", "etc"))) {
		const text = readFileSync(join(ROOT, "packaging", "etc", file), "utf8");
		assert.doesNotMatch(text, /0x[0-9a-f]{64}|(\w+ ){11}\w+"$/m, file);
	}
});

test("the container runs as nobody in particular, and no secret is in it", () => {
	const text = readFileSync(join(ROOT, "packaging", "Containerfile"), "utf8").replace(/^#.*$/gm, "");
	assert.match(text, /^FROM debian:\w+-slim$/m);
	assert.match(text, /^USER rochdale:rochdale$/m);
	assert.match(text, /^VOLUME \/var\/lib\/rochdale$/m);
	assert.match(text, /^STOPSIGNAL SIGTERM$/m);
	assert.ok(text.indexOf("USER") < text.indexOf("ENTRYPOINT"));
	assert.match(text, /"--rpc-methods", "safe"/);
	assert.doesNotMatch(text, /suri|node-key|password|^ARG |^COPY .*key/m);
});
