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

  test("the same script gives the same outcome", () => {
    for (const [, source] of SCRIPTS) expect(runScript(source)).toEqual(runScript(source));
  });
});
