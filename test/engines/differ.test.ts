import { expect, test } from "vitest";
import { differenceOn, STIMULI } from "../../src/engines/differ.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import type { Subject } from "../../src/properties/arbitraries/schedule-type.ts";

const withBuffer = (rcvBuffer: number): Subject => {
  const profile = { ...PROFILES.rfc9293.profile, rcvBuffer };
  return { profile, claimed: profile };
};

test("endpoints that differ in their windows alone answer alike: at the edge each has another number before it", () => {
  const atEdge = STIMULI.filter((action) => action.do === "inject" && action.forged.seq?.at === "rcvEdge");
  expect(atEdge.length).toBeGreaterThan(20);
  expect(atEdge.flatMap((stimulus) => differenceOn(withBuffer(300), withBuffer(64_240), [stimulus]) ?? [])).toEqual([]);
});
