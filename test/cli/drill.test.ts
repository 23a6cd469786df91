import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { lwip } from "../../src/stacks/lwip/lwip.ts";
import { run } from "./fake.ts";

const folder = mkdtempSync(join(tmpdir(), "drill-"));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const SYN = "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 fcntl(3, F_SETFL, O_NONBLOCK) = 0\n+0 connect(3, ..., ...) = -1 EINPROGRESS (later)\n+0 > S 0:0(0) <...>\n";
const passes = written("a.pkt", `${SYN}+1 > S 0:0(0) <...>\n`);
const parts = written("b.pkt", `${SYN}+.1 < S. 0:0(0) ack 1 win 9\n+0 > . 1:1(0) ack 2\n`);
const broken = written("c.pkt", `${SYN}+0 > S 0:0(0\n`);
const beyond = written("d.pkt", "0 socket(..., SOCK_DGRAM, IPPROTO_UDP) = 3\n");

describe("synproof drill", () => {
  test.each([
    [[passes], 0], [[passes, parts, broken, beyond], 1], [[passes, broken, beyond], 2], [[passes, beyond], 3], [[join(folder, "none.pkt")], 2],
  ])("%j ends with %i", async (files, code) => {
    expect((await run(["drill", ...files])).code).toBe(code);
  });

  test("shows where script and target part, one packet above the other", async () => {
    const { out } = await run(["drill", parts]);
    expect(out).toContain(`FAILED       ${parts}:6:4: another segment is sent: the acknowledgment number differs (at 0.1 s)\n`);
    expect(out).toMatch(/\n  script packet:  0\.1 \. 1:1\(0\) ack 2\n  actual packet:  0\.1 \. 1:1\(0\) ack 1\n/);
  });

  test("takes the scripts of a folder in order, and sums up", async () => {
    const { out } = await run(["drill", folder]);
    expect(out.match(/^[A-Z]+/gm)).toEqual(["PASSED", "FAILED", "UNREADABLE", "UNSUPPORTED"]);
    expect(out).toContain("4 scripts: 1 passed, 1 failed, 1 unsupported, 1 unreadable.\n");
  });

  test("prints JSON", async () => {
    const { out } = await run(["drill", "--json", passes, beyond]);
    expect(JSON.parse(out)).toMatchObject({ schema: 1, scripts: [{ file: passes, verdict: "passed", profile: "linux" }, { verdict: "unsupported", at: { line: 1, column: 3 }, because: expect.stringContaining("only TCP") as unknown }] });
  });

  test("--strict compares times, --profile and --set change the target", async () => {
    const late = written("e.pkt", `${SYN}+1.5 > S 0:0(0) <...>\n`);
    expect((await run(["drill", late])).code).toBe(0);
    expect((await run(["drill", "--strict", late])).code).toBe(1);
    expect((await run(["drill", "--strict", "--set", "rtoInitial=1500", late])).code).toBe(0);
    expect((await run(["drill", "--profile", "nothing", late])).err).toContain("[CLI-PROFILE]");
    expect((await run(["drill", "--set", "nothing=1", late])).err).toContain("[CLI-SET]");
  });

  test.runIf(lwip.unavailable() === undefined || process.env["CI"] === "true")("--stack runs it on a real stack", async () => {
    expect((await run(["drill", "--stack", "lwip", passes])).out).toContain("1 script: 1 passed, 0 failed, 0 unsupported.");
    expect((await run(["drill", "--stack", "lwip", parts])).out).toMatch(/the acknowledgment number differs[\s\S]*\n {2}lwIP 2\.1\.3, in a script for linux\n/);
    expect((await run(["drill", "--stack", "lwip", "--variant", "two-way-accept", passes])).err).toContain("[DRILL-STACK]");
    expect((await run(["drill", "--stack", "none", passes])).err).toContain("[CLI-STACK]");
  });

  const open = `${SYN}+.1 < S. 0:0(0) ack 1 win 900 <mss 1000>\n+0 > . 1:1(0) ack 1\n`;
  test.runIf(lwip.unavailable() === undefined || process.env["CI"] === "true").each([
    ["`sysctl -w net.ipv4.tcp_rfc1337=0`\n", "", "does not reach a real stack"],
    ["`sysctl -w net.ipv4.tcp_rfc1337=1`\n", "", "1 script: 1 passed"],
    ["", "+0 getsockopt(3, SOL_SOCKET, SO_RCVBUF, [65535], [4]) = 0\n", "SO_RCVBUF is not asked of a real stack"],
    ["", "+0 < P. 1:11(10) ack 1 win 900\n+0 > . 1:1(0) ack 11\n+0 close(3) = 0\n", "text unread is not seen"],
    ["", "+0 close(3) = 0\n+0 > F. 1:1(0) ack 1\n+0 < P. 1:11(10) ack 2 win 900\n", "text after close(2) is not seen"],
  ])("--stack is not held to what a stack is not told, nor asked: %j … %j", async (before, after, said) => {
    expect((await run(["drill", "--stack", "lwip", written("stack.pkt", `${before}${open}${after}`)])).out).toContain(said);
  });

  test("a folder without scripts is said", async () => {
    expect((await run(["drill", mkdtempSync(join(folder, "empty"))])).err).toContain("[DRILL-NO-SCRIPT]");
  });
});
