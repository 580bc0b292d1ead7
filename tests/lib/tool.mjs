// Runs the tool that members and secretaries have beside a wallet.

import { fileURLToPath } from "node:url";
import { act } from "./clock.mjs";
import { ran } from "./command.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs `tools/rochdale.mjs` and gives its exit code and what it printed. */
export const tool = (...args) => act(() => ran(process.execPath, ["tools/rochdale.mjs", ...args], { cwd: ROOT }));
