// Disks that lose their power: a file system in a file, of which a copy is what a machine finds after a power cut.
//
// What a node has written and the system has not yet brought to the disk is not in the file. Killing a node cannot show that.

import { copyFileSync, mkdirSync, rmSync, statSync, truncateSync, writeFileSync, constants } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { temporaryFolder } from "./node.mjs";

const SIZE = 512 * 1024 * 1024;

const command = (program, ...args) => execFileSync(program, args, { stdio: "pipe" });

/** Mounted at the moment. */
const mounted = new Set();
process.on("exit", () => mounted.forEach(unmount));

function unmount(folder) {
	command("umount", "--lazy", folder);
	mounted.delete(folder);
}

/** Whether this machine lets us mount a file: it takes root and loop devices. */
export function canCutPower() {
	try {
		new Disk().remove();
		return true;
	} catch {
		return false;
	}
}

/** A file system in a file. */
export class Disk {
	#folder = temporaryFolder();
	#images = 0;
	#image;

	constructor() {
		this.path = join(this.#folder, "mounted");
		mkdirSync(this.path);
		this.#image = join(this.#folder, "image-0");
		writeFileSync(this.#image, "");
		truncateSync(this.#image, SIZE);
		command("mkfs.ext4", "-q", "-F", this.#image);
		this.#mount();
	}

	#mount() {
		command("mount", "-o", "loop", this.#image, this.path);
		mounted.add(this.path);
	}

	/** Takes what is on the disk at this moment. Nobody may write meanwhile: stop the nodes first. */
	cut() {
		const image = join(this.#folder, `image-${(this.#images += 1)}`);
		const changed = () => statSync(this.#image, { bigint: true }).mtimeNs;
		for (let before; before !== changed(); ) {
			before = changed();
			copyFileSync(this.#image, image, constants.COPYFILE_FICLONE);
		}
		return image;
	}

	/** Goes on from what was taken, after whoever used the disk is gone. */
	restore(image) {
		unmount(this.path);
		rmSync(this.#image);
		this.#image = image;
		this.#mount();
	}

	remove() {
		unmount(this.path);
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
