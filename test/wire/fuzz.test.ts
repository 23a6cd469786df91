import * as fc from "fast-check";
import { expect, test } from "vitest";
import { captureItems } from "../../src/wire/read-capture.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { mutatedCapture, survives } from "./mutated-capture.ts";

/** `WIRE_FUZZ=100000 npx vitest run test/wire/fuzz.test.ts` is the long run. */
const RUNS = Number(process.env["WIRE_FUZZ"] ?? 4_000);

test("a file, however damaged, gives packets and problems that name an octet of it", { timeout: RUNS * 30 + 60_000 }, () => {
  let runs = 0;
  fc.assert(
    fc.property(mutatedCapture, fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }), (file, sizes) => {
      survives(file, sizes);
      runs++;
    }),
    { numRuns: RUNS },
  );
  expect(runs).toBe(RUNS);
});

test("the damage that is tried reaches every kind of problem with a file", () => {
  const codes = new Set(fc.sample(mutatedCapture, { seed: 3, numRuns: 3_000 }).flatMap((file) => captureItems(file).flatMap((item) => (isProblem(item) ? [item.code] : []))));
  expect([...codes].toSorted()).toEqual([
    "LINK-TYPE", "PCAP-LENGTH", "PCAP-MAGIC", "PCAP-TRUNCATED", "PCAP-VERSION",
    "PCAPNG-BLOCK-LENGTH", "PCAPNG-BYTE-ORDER", "PCAPNG-INTERFACE", "PCAPNG-OPTION-LENGTH", "PCAPNG-PACKET-LENGTH", "PCAPNG-VERSION",
  ]);
});
