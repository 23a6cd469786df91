// Made by `synproof export --to vitest`. Run it with: npx vitest run FILE
import { expect, test } from "vitest";
import { replay, type Trace } from "synproof";

const trace: Trace = {
  "schema": 1,
  "scope": "connection",
  "title": "An old duplicate SYN reaches a server",
  "profile": "rfc9293",
  "variant": "two-way-accept",
  "property": "no-two-way-acceptance",
  "verdict": "violated",
  "isn": {"A":100,"B":300,"step":100},
  "actions": [
    {"do":"open","side":"B","mode":"passive"},
    {"do":"inject","to":"B","forged":{"seq":{"at":"peerIss","plus":-10},"syn":true,"wnd":8}},
    {"do":"deliver","segment":"B1 SYN,ACK 0/=91"},
    {"do":"deliver","segment":"A0 RST =91"}
  ]
};

test("An old duplicate SYN reaches a server", () => {
  const { skipped, verdicts } = replay(trace);
  const broken = verdicts.flatMap(({ property, failedAt }) => (failedAt === undefined ? [] : [property]));
  expect(skipped).toEqual([]);
  expect(broken).toContain("no-two-way-acceptance");
});
