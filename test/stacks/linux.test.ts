/** The kernel of this machine, in namespaces of a process of its own: those of the test's own thread stay as they are. */
import { spawnSync } from "node:child_process";
import { readlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { linux } from "../../src/stacks/linux/linux.ts";
import { LINUX_DEVIATIONS } from "../../src/stacks/linux/deviations.ts";
import { bitsOf, type ProbedStack } from "../../src/trace/probed.ts";
import { THOROUGH } from "../kit/thorough.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const why = linux.unavailable();
if (why !== undefined) process.stderr.write(`The kernel is not driven: ${why}.\n`);

const synproof = (...words: readonly string[]): { readonly status: number | null; readonly out: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...words], { cwd: ROOT, encoding: "utf8" });
  return { status, out: stdout === "" ? stderr : stdout };
};

// Not every machine of CI has /dev/net/tun.
describe.runIf(why === undefined)("Linux over TUN", () => {
  test("nothing new, endpoint by endpoint, and our own namespace is left alone", () => {
    const own = readlinkSync("/proc/self/ns/net");
    const { status, out } = synproof("stack", "linux", "--runs", "40", "--seed", "1");
    expect(out).toContain("Nothing new");
    expect(status).toBe(0);
    expect(readlinkSync("/proc/thread-self/ns/net")).toBe(own);
  });

  test("answers the probes as Linux does", () => {
    const { probes } = JSON.parse(synproof("stack", "linux", "--probes", "--json").out) as { readonly probes: readonly ProbedStack[] };
    const answers = probes.find(({ id }) => id === "linux")?.answers ?? [];
    const told = Object.fromEntries(answers.map((answer) => [answer.probe, `${bitsOf(answer)}; ${answer.state}`]));
    expect(told).toMatchObject({
      "syn-in-window": "ACK; ESTABLISHED",
      "rst-in-window": "ACK; ESTABLISHED",
      "rst-below-window": "; ESTABLISHED",
      "rst-exact": "; CLOSED",
      "new-syn-in-time-wait": "SYN,ACK; SYN-RECEIVED",
      "rst-in-time-wait": "; CLOSED",
    });
  });

  test.runIf(THOROUGH)("two kernels, with Synproof as the network between them", () => {
    const { status, out } = synproof("stack", "linux", "--peer", "linux", "--runs", "10", "--seed", "1");
    expect(out).toContain("Nothing new");
    expect(status).toBe(0);
  });
});

test("each deviation names a function of the kernel or its interface", () => {
  expect(new Set(LINUX_DEVIATIONS.map(({ id }) => id)).size).toBe(LINUX_DEVIATIONS.length);
  expect(LINUX_DEVIATIONS.filter(({ source }) => !/tcp_|interface|RFC/.test(source))).toEqual([]);
});
