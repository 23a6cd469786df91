/** tshark, where it is installed: somebody else's reading of the same octets. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync, spawnSync } from "node:child_process";
import type { TestContext } from "vitest";

const MISSING = "tshark is not installed: what it says of our captures was not looked at (apt-get install tshark)";
let installed: boolean | undefined;

/** Ends the test here when there is no tshark; where everything is to be tested (CI=true) that is a failure. */
export const needTshark = ({ skip }: TestContext): void => {
  const first = installed === undefined;
  installed ??= spawnSync("tshark", ["--version"], { stdio: "ignore" }).status === 0;
  if (installed) return;
  if (process.env["CI"] === "true") throw new Error(MISSING);
  if (first) process.stderr.write(`${MISSING}\n`);
  skip(MISSING);
};

const CHECKED = ["-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"];

const tshark = (capture: Uint8Array, ...args: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), "synproof-"));
  try {
    const file = join(folder, "capture");
    writeFileSync(file, capture);
    // In a home of its own, so that nobody's settings change what it says.
    return execFileSync("tshark", ["-n", "-r", file, ...CHECKED, ...args], { encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder } });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What tshark makes of a capture. */
export interface Dissection {
  /** One row for each packet, one column for each field; what occurs several times is joined by commas. */
  readonly rows: readonly (readonly string[])[];
  /** What it has to say of severity warning or error: `Sequence: Connection reset (RST)`. */
  readonly complaints: readonly string[];
}

export const dissect = (capture: Uint8Array, ...fields: readonly string[]): Dissection => {
  // The complaints are printed behind the rows, in columns, after an empty line.
  const lines = tshark(capture, "-T", "fields", ...fields.flatMap((field) => ["-e", field]), "-z", "expert,warn").split("\n");
  const count = lines.indexOf("");
  return {
    rows: lines.slice(0, count < 0 ? lines.length : count).map((line) => line.split("\t")),
    complaints: lines.slice(count).flatMap((line) => {
      const [, group, summary] = /^ +\d+ +(\S+) +\S+ +(.*)$/.exec(line) ?? [];
      return group === undefined ? [] : [`${group}: ${summary}`];
    }),
  };
};
