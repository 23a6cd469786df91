import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { capture, changed, FIELD, packetsIn, tcpAt } from "../captures/kit.ts";
import { run } from "./fake.ts";

const folder = mkdtempSync(join(tmpdir(), "check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, octets: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, octets);
  return path;
};
const GOOD = capture("client-closes-first");
const synAck = packetsIn(GOOD)[1] ?? expect.fail("no second packet");
const good = written("good.pcap", GOOD);
const bad = written("bad.pcap", changed(GOOD, tcpAt(synAck) + FIELD.ack + 3, 4));
const cut = written("cut.pcap", GOOD.slice(0, -10));
const empty = written("empty.pcap", GOOD.slice(0, 24));
const text = written("text.pcap", "no capture at all, but long enough to hold a header of one");

describe("synproof check", () => {
  test.each([[[good], 0], [[bad], 1], [[good, bad, text], 1], [[text], 2], [[cut], 2], [[empty], 3], [[join(folder, "none.pcap")], 2], [[good, "--connection", "2"], 2], [[good, "--at", "moon"], 2]] as const)(
    "%j ends with %i", async (words, code) => {
      expect((await run(["check", ...words])).code).toBe(code);
    },
  );

  test("names the packet, the property, the clause, and what was allowed", async () => {
    const { out } = await run(["check", bad]);
    expect(out).toMatch(/packet 2: SYN,ACK SEQ=\d+ ACK=\d+\n +acknowledges-isn-plus-one \(§3\.4, .*\n +allowed was ACK=\d+/);
    expect(out).toMatch(/2 .* ← here/);
  });

  test("of a damaged file what came before is judged, and the octet is named", async () => {
    const { out, err } = await run(["check", cut]);
    expect(out).toContain("✓ #1 ");
    expect(err).toMatch(/octet \d+/);
  });

  test("--out writes the data, and the page with it", async () => {
    const out = join(folder, "report");
    const { code, err } = await run(["check", good, "--out", out]);
    expect(code).toBe(0);
    expect(err).toContain(`Report: ${join(out, "index.html")}`);
    expect(JSON.parse(readFileSync(join(out, "report.json"), "utf8"))).toMatchObject({ schema: 1, observed: { files: [{ connections: [{ verdict: "conforms" }] }] } });
    expect(readFileSync(join(out, "index.html"), "utf8")).toContain('id="report-observed"');
  });
});
