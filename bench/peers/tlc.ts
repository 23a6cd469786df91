/** TLC on Handshake.tla, where the environment variable SYNPROOF_TLC names its jar (tla2tools.jar). */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Size } from "./handshake.ts";
import { timed, told, type Measured } from "./measured.ts";

/** One worker, in a folder of its own. @throws when it fails. */
export const runTlc = (jar: string, { opens, tries, inFlight }: Size): Measured => {
  const folder = mkdtempSync(join(tmpdir(), "synproof-tlc-"));
  try {
    copyFileSync(join(import.meta.dirname, "Handshake.tla"), join(folder, "Handshake.tla"));
    const constants = `CONSTANTS Opens = ${opens} Tries = ${tries} InFlight = ${inFlight}`;
    writeFileSync(join(folder, "Handshake.cfg"), `SPECIFICATION Spec\nINVARIANT NetworkIsBounded\nCHECK_DEADLOCK FALSE\n${constants}\n`);
    const { text, seconds } = timed("java", ["-XX:+UseParallelGC", "-cp", jar, "tlc2.TLC", "-workers", "1", "Handshake"], folder);
    return {
      states: told(text, /([\d,]+) distinct states found, 0 states left/),
      generated: told(text, /([\d,]+) states generated, [\d,]+ distinct states found, 0/),
      depth: told(text, /depth of the complete state graph search is (\d+)/),
      seconds,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
