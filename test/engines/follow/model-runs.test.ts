import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { connectionArena } from "../../../src/engines/arenas/connection.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import { PROFILE_NAMES, type ProfileName } from "../../../src/model/profiles.ts";
import { stepsOf } from "../../../src/properties/arbitraries/walk.ts";
import { OBSERVED_PROPERTIES } from "../../../src/properties/observed/index.ts";
import type { ObservedConnection } from "../../../src/trace/observed.ts";
import { VARIANT_IDS } from "../../../src/variants/index.ts";
import { captureOf } from "../../../src/wire/trace-capture.ts";
import { followFile } from "../../captures/kit.ts";
import { SEEN_ON_THE_WIRE, UNSEEN } from "./variants.ts";

/** Captures of runs without forged segments: what an attacker sends is no end's. */
const captures = (profile: ProfileName, variant: string | null, seed: number, numRuns: number): readonly Uint8Array[] => {
  const subject = subjectOf(profile, variant);
  return fc.sample(connectionArena.cases(subject), { seed, numRuns }).map((schedule) => {
    const actions = schedule.actions.filter((action) => action.do !== "inject");
    return captureOf([...stepsOf(subject, "connection", { ...schedule, actions })], { format: "pcap" });
  });
};
const violations = (connections: readonly ObservedConnection[]): readonly string[] =>
  connections.flatMap(({ violation }) => (violation === undefined ? [] : [`${violation.property}: ${violation.segment} ${violation.because}`]));

describe("what the correct model sends", () => {
  test.each(PROFILE_NAMES)("violates nothing, wherever the tap is said to be: %s", (profile) => {
    for (const file of captures(profile, null, 1, 25)) {
      for (const at of [undefined, "client", "server"] as const) expect(violations(followFile(file, at === undefined ? {} : { at }))).toEqual([]);
    }
  });
});

describe("what a faulty endpoint sends", () => {
  test.each(Object.entries(SEEN_ON_THE_WIRE))("%s is seen on the wire", (variant, { property, seed, runs }) => {
    const found = captures("rfc9293", variant, seed, runs).flatMap((file) => followFile(file, { at: "client" }));
    expect(found.map(({ violation }) => violation?.property)).toContain(property);
  });

  test("every variant is in one of the two tables", () => {
    expect([...Object.keys(SEEN_ON_THE_WIRE), ...Object.keys(UNSEEN)].toSorted()).toEqual([...VARIANT_IDS].toSorted());
    for (const { property } of Object.values(SEEN_ON_THE_WIRE)) expect(OBSERVED_PROPERTIES.map(({ id }) => id)).toContain(property);
  });
});
