/** The kernel of this machine, in namespaces of a process of its own: those of the test's own thread stay as they are. */
import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { linux } from "../../src/stacks/linux/linux.ts";
import { LINUX_DEVIATIONS } from "../../src/stacks/linux/deviations.ts";

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
    const probes = (JSON.parse(synproof("stack", "linux", "--probes", "--json").out) as { readonly probes: readonly { readonly id: string; readonly answers: readonly { readonly state: string }[] }[] }).probes;
    const answers = probes.find(({ id }) => id === "linux")?.answers ?? [];
    const states = answers.map(({ state }) => state);
    expect(answers.length).toBeGreaterThan(8);
    expect(states.filter((state) => state === "ESTABLISHED").length).toBeGreaterThan(4);
  });

  test("two kernels, with Synproof as the network between them", () => {
    const { status, out } = synproof("stack", "linux", "--peer", "linux", "--runs", "10", "--seed", "1");
    expect(out).toContain("Nothing new");
    expect(status).toBe(0);
  });
});

test("each deviation names a function of the kernel or its interface", () => {
  expect(new Set(LINUX_DEVIATIONS.map(({ id }) => id)).size).toBe(LINUX_DEVIATIONS.length);
  expect(LINUX_DEVIATIONS.filter(({ source }) => !/tcp_|interface|RFC/.test(source))).toEqual([]);
  expect(readFileSync(`${ROOT}/docs/stacks.md`, "utf8")).toContain("reset-behind-the-remote-fin");
});
