/** Spin on handshake.pml: makes a verifier in a folder of its own, runs it, and reads what it says. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Size } from "./handshake.ts";
import { run, timed, told, type Measured } from "./measured.ts";

const MODEL = join(import.meta.dirname, "handshake.pml");
const MEGA = 2 ** 20;

/** What is missing to run Spin; undefined when it is all there. */
export const missingForSpin = (): string | undefined =>
  [["spin", "-V"], ["gcc", "--version"]].find(([tool = "", version = ""]) => spawnSync(tool, [version]).error !== undefined)?.[0];

export interface SpinOptions {
  readonly order: "depth-first" | "breadth-first";
  /** Slots of its hash table, as a power of two. */
  readonly hashBits: number;
  readonly optimize: "-O0" | "-O2";
}

/** @throws when a tool fails. */
export const runSpin = ({ opens, tries, inFlight }: Size, { order, hashBits, optimize }: SpinOptions): Measured => {
  const folder = mkdtempSync(join(tmpdir(), "synproof-spin-"));
  try {
    run("spin", [`-DOPENS=${opens}`, `-DTRIES=${tries}`, `-DINFLIGHT=${inFlight}`, "-a", MODEL], folder);
    // Without partial order reduction: one process has no order to reduce.
    run("gcc", [optimize, "-w", "-DSAFETY", "-DNOREDUCE", ...(order === "breadth-first" ? ["-DBFS"] : []), "-o", "pan", "pan.c"], folder);
    const { text, seconds } = timed("./pan", [`-w${hashBits}`, "-m2000000", "-n", "-E"], folder);
    if (told(text, /errors: (\d+)/) > 0) throw new Error(`Spin finds an error in the model:\n${text}`);
    return {
      states: told(text, /(\d+) states, stored/),
      // What Spin calls transitions are all states that it came to, the first included.
      generated: told(text, /(\d+) transitions/),
      seconds,
      octets: (told(text, /([\d.]+)\s+actual memory usage for states/) + told(text, /([\d.]+)\s+memory used for hash table/)) * MEGA,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
