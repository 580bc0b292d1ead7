// A disk that is full ends the node in a sentence, and harms nothing.

import assert from "node:assert/strict";
import { rmSync, statfsSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, test } from "node:test";
import { canCutPower, Disk } from "../lib/disk.mjs";
import { Node, run } from "../lib/node.mjs";
import { prints } from "../lib/validators.mjs";

const skip = canCutPower() ? false : "it takes root to mount a disk that is a file";
let disk, node;
after(async () => {
	await node?.kill();
	disk?.remove();
});

/** Takes all room but this much, in MiB. */
function fill(left) {
	const { bavail, bsize } = statfsSync(disk.path);
	execFileSync("fallocate", ["-l", String(bavail * bsize - left * 1024 * 1024), join(disk.path, "full")]);
}

test("it says so, stops, and starts again when there is room", { skip }, async () => {
	disk = new Disk();
	const basePath = join(disk.path, "base");
	node = await Node.start({ basePath });
	const final = await node.finalises(3);
	const hash = await node.rpc("chain_getBlockHash", final);
	await prints(node, /has less than 2 GiB left; below 128 MiB the node stops/);
	fill(100);
	await node.closed;
	assert.match(node.log, /the disk of '.*' is full: \d+ MiB are left and the node needs 128; make room and start it again/);

	const { code, stderr } = await run(["--dev", "--base-path", basePath, "--rpc-port", "0", "--no-prometheus", "--no-mdns"]);
	assert.notEqual(code, 0);
	assert.match(stderr, /^Error: the disk of '.*' is full/m);

	rmSync(join(disk.path, "full"));
	node = await Node.start({ basePath });
	assert.equal(await node.rpc("chain_getBlockHash", final), hash);
	await node.finalises(final + 2);
});
