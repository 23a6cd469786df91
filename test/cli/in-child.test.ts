import { describe, expect, test } from "vitest";
import { drivesKernel, roleOf } from "../../src/cli/in-child.ts";

describe("what is run in a child", () => {
  test.each([
    ["stack linux --runs 5", true], ["drill --stack linux a.pkt", true], ["differ linux model", true], ["stack lwip --peer linux", true], ["stack --probes", true],
    ["stack lwip", false], ["stack", false], ["verify --profile linux", false], ["check linux.pcap", false],
  ])("%s: %s", (line, forked) => {
    expect(drivesKernel(line.split(" "))).toBe(forked);
  });

  test("a child knows that it is one", () => {
    expect([roleOf({}), roleOf({ SYNPROOF_CHILD: "command" }), roleOf({ SYNPROOF_CHILD: "probes" }), roleOf({ SYNPROOF_CHILD: "x" })]).toEqual([undefined, "command", "probes", undefined]);
  });
});
