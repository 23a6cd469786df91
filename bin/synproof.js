#!/usr/bin/env node
// The package runs what was built. A clone runs its sources as they are, whatever was built from older ones: tsx translates
// each file as it is loaded.
import { existsSync } from "node:fs";

const sources = new URL("../src/cli/main.ts", import.meta.url);

const translator = async () => {
  try {
    return await import("tsx/esm/api");
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    return undefined;
  }
};

if (existsSync(sources)) {
  const tsx = await translator();
  if (tsx === undefined) {
    process.stderr.write("[CLONE-TOOLS] this is a clone of Synproof, and tsx, which runs its sources, is not installed. Run `npm ci` in its folder, without --omit=dev.\n");
    process.exitCode = 2;
  } else {
    tsx.register();
    await import(sources.href);
  }
} else {
  await import("../dist/cli/main.js");
}
