import { describe, expect, test } from "vitest";
import { runScript } from "../../src/drill/run/run-script.ts";
import { SCRIPTS } from "./scripts.ts";

/** Lines that differ from the original in one number of an expected packet, a result, a state or an error. */
const mutants = (line: string): readonly string[] => {
  const plus = (digits: string): string => String(Number(digits) + 1);
  const found: string[] = [];
  if (/^\s*[+\d.*~]*\s*</.test(line)) return found;
  const [, before = "", seq = "", end = "", after = ""] = /^(.*> [A-Z]*[. ].*?)(\d+):(\d+)(\(.*)$/.exec(line) ?? [];
  // The ISN of a SYN is the target's to choose.
  if (seq !== "" && !/> [A-Z]*S/.test(line)) found.push(`${before}${plus(seq)}:${plus(end)}${after}`);
  if (/ > .*\back \d+/.test(line)) found.push(line.replace(/\back (\d+)/, (_, ack: string) => `ack ${plus(ack)}`));
  if (/\) = (?!-1)\d+/.test(line) && /\b(read|recvmsg|poll|epoll_wait)\(/.test(line)) found.push(line.replace(/\) = (\d+)/, (_, result: string) => `) = ${plus(result)}`));
  if (line.includes("ECONNREFUSED")) found.push(line.replace("ECONNREFUSED", "ETIMEDOUT"));
  if (line.includes("tcpi_state ==")) found.push(line.replace(/tcpi_state == \w+/, "tcpi_state == TCP_LISTEN"));
  return found;
};

describe("the scripts", () => {
  test.each(SCRIPTS)("%s passes", (_, source) => {
    const { verdict, because, at, packets } = runScript(source);
    expect({ verdict, because, at, packets }).toEqual({ verdict: "passed", because: undefined, at: undefined, packets: undefined });
  });

  test.each(SCRIPTS)("%s fails with any one number changed", (_, source) => {
    const lines = source.split("\n");
    const wrong = lines.flatMap((line, i) => (line.startsWith("//") ? [] : mutants(line).map((mutant) => lines.with(i, mutant).join("\n"))));
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.filter((script) => runScript(script).verdict !== "failed")).toEqual([]);
  });

  test("the first of two acknowledgments that the script has as one is told with its own time", () => {
    const script = "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 bind(3, ..., ...) = 0\n+0 listen(3, 1) = 0\n+0 < S 0:0(0) win 900 <mss 1000>\n+0 > S. 0:0(0) ack 1 <...>\n+.1 < . 1:1(0) ack 1 win 900\n+.1 < P. 1:11(10) ack 1 win 900\n+0 > . 1:1(0) ack 21\n";
    expect(runScript(script)).toMatchObject({ verdict: "failed", time: 200_000, because: "another segment is sent: the acknowledgment number differs" });
  });

  test("what a packet filter would have dropped is no failure", () => {
    const script = (line: string): string => `+0 \`${line}\`\n+0 < S 0:0(0) win 900 <mss 1000>\n+.1 < S 5:5(0) win 900 <mss 1000>\n+0 > R. 0:0(0) ack 6\n`;
    expect(runScript(script("iptables -A INPUT -m conntrack --ctstate INVALID -j DROP"))).toMatchObject({ verdict: "unsupported", because: expect.stringContaining("packet filter") as unknown });
    expect(["iptables -D INPUT -p tcp -j DROP", "iptables -A INPUT -p tcp", "echo drop"].map((line) => runScript(script(line)).verdict)).toEqual(["failed", "failed", "failed"]);
  });

  test("what a system has and RFC 9293 has not is no failure", () => {
    const open = "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 bind(3, ..., ...) = 0\n+0 listen(3, 1) = 0\n+0 < S 0:0(0) win 900 <mss 1000>\n+0 > S. 0:0(0) ack 1 <...>\n+.1 < . 1:1(0) ack 1 win 900\n+0 accept(3, ..., ...) = 4\n";
    const wait = (seconds: number): string => `${open}+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+0 < . 1:1(0) ack 2 win 900\n+${seconds} < . 1:1(0) ack 2 win 900\n+0 > R 2:2(0)\n`;
    expect(runScript(wait(1.5))).toMatchObject({ verdict: "unsupported", because: expect.stringContaining("FIN-WAIT-2") as unknown });
    expect(runScript(wait(0.5)).verdict).toBe("failed");
    const taken = "0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 3\n+0 connect(3, ..., ...) = -1 ";
    expect(["EADDRNOTAVAIL", "ENETUNREACH"].map((errno) => runScript(`${taken}${errno}\n+0 > S 0:0(0) <...>\n`).verdict)).toEqual(["unsupported", "failed"]);
    const limited = (timeout: number): string => `${open}+0 setsockopt(4, SOL_TCP, TCP_USER_TIMEOUT, [${timeout}], 4) = 0\n+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+.3~+.5 > F. 1:1(0) ack 1\n+.5~+.9 > F. 1:1(0) ack 1\n`;
    expect([900, 60_000].map((timeout) => runScript(limited(timeout)).verdict)).toEqual(["unsupported", "passed"]);
  });

  test("the same script gives the same outcome", () => {
    for (const [, source] of SCRIPTS) expect(runScript(source)).toEqual(runScript(source));
  });
});
