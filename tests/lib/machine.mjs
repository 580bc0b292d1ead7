// A Debian machine in a container, with systemd, as somebody gets it from a provider. It has no network but its own loopback.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isInstalled, ran, spawned } from "./command.mjs";
import { polled, temporaryFolder } from "./node.mjs";

const CACHE = process.env.ROCHDALE_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rochdale");
const RELEASE = "bookworm";
/** What the pages install, so that it is there without a network, and what makes it a machine. */
const PACKAGES = [
	...["systemd", "systemd-sysv", "systemd-timesyncd", "dbus", "passwd"],
	...["curl", "ca-certificates", "libssl3", "openssl"],
];
const PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

/** Why there can be no such machine here. Undefined if there can. */
export function lacking() {
	if (process.getuid() !== 0) return "it takes root to start a machine in a container";
	const missing = ["debootstrap", "systemd-nspawn", "nsenter", "dpkg-shlibdeps"].filter((program) => !isInstalled(program));
	const packages = "the Debian packages debootstrap, systemd-container and dpkg-dev";
	if (missing.length > 0) return `it takes ${packages}: ${missing.join(", ")} is not there`;
}

/** The files of a bare Debian, fetched once. */
function bare() {
	const folder = join(CACHE, `debian-${RELEASE}`);
	const stamp = join(folder, ".complete");
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === PACKAGES.join()) return folder;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(CACHE, { recursive: true });
	const include = `--include=${PACKAGES.join()}`;
	execFileSync("debootstrap", ["--variant=minbase", include, RELEASE, folder], { stdio: "ignore", env: { ...process.env, PATH } });
	writeFileSync(stamp, PACKAGES.join());
	return folder;
}

export class Machine {
	/** Starts one, and waits until all that Debian starts has been started. */
	static async start() {
		const machine = new Machine();
		const folder = temporaryFolder();
		const [upper, work, root] = ["upper", "work", "root"].map((name) => join(folder, name));
		for (const path of [upper, work, root]) mkdirSync(path);
		execFileSync("mount", ["-t", "overlay", "overlay", "-o", `lowerdir=${bare()},upperdir=${upper},workdir=${work}`, root]);
		machine.root = root;
		process.on("exit", () => machine.stop());
		for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
		const args = ["--quiet", "--boot", "--register=no", "--keep-unit", "--private-network", "--machine=rochdale-test", "-D", root];
		machine.child = spawned("systemd-nspawn", args, { stdio: ["ignore", "pipe", "pipe"] });
		machine.printed = "";
		for (const stream of [machine.child.stdout, machine.child.stderr]) stream.on("data", (data) => (machine.printed += data));
		const { pid } = machine.child;
		machine.leader = await polled("the machine to start", () => {
			if (machine.child.exitCode !== null) throw new Error(`it did not start: ${machine.printed}`);
			return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0] || undefined;
		});
		await polled("its services to start", async () => {
			const { stdout } = await machine.run("systemctl is-system-running 2>/dev/null || true");
			return /running|degraded/.test(stdout) || undefined;
		});
		return machine;
	}

	/** What it takes to run a program in its network only. */
	get network() {
		return ["nsenter", "--target", this.leader, "--net", "--"];
	}

	/** Runs lines of shell as root in root's folder, which stop at the first that fails. */
	run(lines) {
		const inside = ["--target", this.leader, "--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup", "--"];
		const environment = ["env", "-i", `PATH=${PATH}`, "HOME=/root", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"];
		return ran("nsenter", [...inside, ...environment, "sh", "-euc", `cd /root\n${lines}`]);
	}

	/** Runs such lines and gives what they printed, or fails. */
	async done(lines) {
		const { code, stdout, stderr } = await this.run(lines);
		if (code !== 0) throw new Error(`${lines}\nended with ${code}:\n${stdout}${stderr}`);
		return stdout;
	}

	stop() {
		if (!this.root) return;
		this.child?.kill("SIGKILL");
		spawnSync("umount", ["--recursive", "--lazy", this.root]);
		this.root = undefined;
	}
}
