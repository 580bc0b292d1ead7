// The reverse proxies that are shipped, in front of a node under test.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isInstalled, spawned } from "./command.mjs";
import { freePort, polled, temporaryFolder } from "./node.mjs";

const shipped = (file) => readFileSync(fileURLToPath(new URL(`../../packaging/${file}`, import.meta.url)), "utf8");

/** Replaces what must be there. */
function replaced(text, changes) {
	for (const [from, to] of changes) {
		if (!text.includes(from)) throw new Error(`there is no '${from}' in what is shipped`);
		text = text.replaceAll(from, to);
	}
	return text;
}

/** Names for which they answer. */
export const NAMES = { rpc: "rpc.example.coop", p2p: "p2p.example.coop" };

/** How the proxies are set up in a folder, to answer on a port for a node's ports, and what starts them there. */
const PROXIES = {
	nginx({ folder, port, rpc, p2p }) {
		const [certificate, key] = ["certificate.pem", "key.pem"].map((name) => join(folder, name));
		const subject = ["-subj", `/CN=${NAMES.rpc}`, "-days", "1"];
		const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, "-out", certificate, "-keyout", key];
		execFileSync("openssl", request, { stdio: "ignore" });
		const changes = [
			["\tlisten [::]:443 ssl http2;\n", ""],
			["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
			...Object.values(NAMES).flatMap((name) => [
				[`/etc/letsencrypt/live/${name}/fullchain.pem`, certificate],
				[`/etc/letsencrypt/live/${name}/privkey.pem`, key],
			]),
			["127.0.0.1:9944", `127.0.0.1:${rpc}`],
			["127.0.0.1:30334", `127.0.0.1:${p2p}`],
		];
		writeFileSync(join(folder, "rochdale.conf"), replaced(shipped("nginx.conf"), changes));
		const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
		const frame = [
			...["daemon off;", "worker_processes 1;", `pid ${folder}/pid;`, `error_log ${folder}/errors;`],
			...["events { worker_connections 1024; }", "http {", "access_log off;", ...temporary, "include rochdale.conf;", "}"],
		];
		// The process that serves is not root's, and must reach the folder all the same.
		if (process.getuid() === 0) frame.unshift("user root;");
		writeFileSync(join(folder, "nginx.conf"), frame.join("\n"));
		return ["-p", folder, "-e", join(folder, "errors"), "-c", join(folder, "nginx.conf")];
	},

	async caddy({ folder, port, rpc, p2p }) {
		const text = replaced(shipped("Caddyfile"), [
			["127.0.0.1:9944", `127.0.0.1:${rpc}`],
			["127.0.0.1:30334", `127.0.0.1:${p2p}`],
		]);
		const own = [
			...["admin off", "local_certs", "skip_install_trust", "auto_https disable_redirects", "default_bind 127.0.0.1"],
			...[`https_port ${port}`, `http_port ${await freePort()}`, `storage file_system ${folder}/storage`],
		];
		writeFileSync(join(folder, "Caddyfile"), `{\n\t${own.join("\n\t")}\n}\n${text}`);
		return ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"];
	},
};

/** Those that are installed. */
export const installed = Object.keys(PROXIES).filter(isInstalled);

/** Starts a proxy for a node, as it is shipped but for ports and certificates, and gives its port and how to stop it. */
export async function proxied(program, ports) {
	const folder = temporaryFolder();
	const port = await freePort();
	mkdirSync(join(folder, "home"));
	const args = await PROXIES[program]({ folder, port, ...ports });
	const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, HOME: join(folder, "home") };
	const child = spawned(program, args, { env });
	let printed = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (printed += data));
	const answers = () =>
		new Promise((resolve) => {
			const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
			socket.on("close", () => resolve(false)).setTimeout(1_000, () => socket.destroy());
			socket.on("connect", () => socket.destroy());
		});
	await polled(`${program} to answer`, async () => {
		if (child.exitCode !== null) throw new Error(`${program} stopped: ${printed}`);
		return (await answers()) || undefined;
	});
	return { port, stop: () => child.kill("SIGTERM") };
}
