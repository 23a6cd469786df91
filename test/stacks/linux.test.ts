/** The kernel of this machine, in namespaces of a process of its own: those of the test's own thread stay as they are. */
import { spawnSync } from "node:child_process";
import { readlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { linux } from "../../src/stacks/linux/linux.ts";
import { stateInTable } from "../../src/stacks/linux/table.ts";
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
    const kernel = probes.find(({ id }) => id === "linux");
    // TCP_TIMEWAIT_LEN, by the kernel's own timer.
    expect(kernel?.timeWaitMs).toBe(60_000);
    const answers = kernel?.answers ?? [];
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

test("without sock_diag a state is read from the kernel's table", () => {
  const table = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    "   0: 0100007F:2711 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1",
    "   1: 0100007F:2711 0200007F:2712 03 00000000:00000000 00:00000000 00000000     0        0 1 1",
    "   2: 0100007F:2713 0200007F:2711 06 00000000:00000000 03:00001000 00000000     0        0 0 3",
  ].join("\n");
  const state = (local: number, remote: number): number => stateInTable(table, { local, remote });
  expect([state(10_001, 10_002), state(10_001, 10_003), state(10_003, 10_001), state(10_002, 10_001)]).toEqual([3, 10, 6, 0]);
});

test("each deviation names a function of the kernel or its interface", () => {
  expect(new Set(LINUX_DEVIATIONS.map(({ id }) => id)).size).toBe(LINUX_DEVIATIONS.length);
  expect(LINUX_DEVIATIONS.filter(({ source }) => !/tcp_|interface|RFC/.test(source))).toEqual([]);
});
