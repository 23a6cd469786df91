import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { play } from "../../src/model/play.ts";
import { controlBits } from "../../src/model/network.ts";
import type { InFlight, Setup } from "../../src/model/world-types.ts";
import { connectionSchedule } from "../../src/properties/arbitraries/connection-schedule.ts";
import { endpointSchedule } from "../../src/properties/arbitraries/endpoint-schedule.ts";
import { setupOf, type Schedule } from "../../src/properties/arbitraries/schedule-type.ts";
import { honest } from "../kit/subjects.ts";

/** A segment told by its distances from the ISNs that both ends start from. A reset's numbers may be 0 outright. */
const relative = ({ isn }: Setup, { from, to, segment }: InFlight): string =>
  segment.rst || from === "X"
    ? "RST"
    : [controlBits(segment), segment.data.length, segment.wnd, (segment.seq - isn[from]) | 0, segment.ack === undefined ? "" : (segment.ack - isn[to]) | 0].join(" ");

/** All that a run shows without absolute numbers. */
const shape = (scope: "connection" | "endpoint", schedule: Schedule, isn: Schedule["isn"]): readonly string[] => {
  const setup = setupOf(honest(), { ...schedule, isn });
  return [...play(setup, scope, schedule.actions)].map(({ step }) =>
    [
      step.after.A.tcb.state, step.after.B.tcb.state,
      ...step.ends.flatMap((end) => [...end.rules, ...end.signals.map(({ kind }) => kind)]),
      ...step.sent.map((sent) => relative(setup, sent)),
    ].join(" "));
};

/** The compiler lets `a < b` compile on sequence numbers; this test does not. */
describe("shifting both ISNs changes no rule that fires and nothing that is sent (§3.4)", () => {
  // The number 0 is absolute, and a segment of no known connection is named by its absolute numbers.
  const isRelative = (schedule: Schedule): boolean => !/"zero"|=/.test(JSON.stringify(schedule.actions));
  const anyNumber = fc.nat(2 ** 32 - 1);

  test("in connections", () => {
    fc.assert(fc.property(connectionSchedule(honest()).filter(isRelative), anyNumber, anyNumber, (schedule, A, B) => {
      const plain = { A: 1_000_000, B: 2_000_000, step: 64_000 };
      expect(shape("connection", schedule, { ...plain, A, B })).toEqual(shape("connection", schedule, plain));
    }), { numRuns: 200, seed: 1 });
  });

  test("at the boundaries of one endpoint", () => {
    fc.assert(fc.property(endpointSchedule(honest()).filter(isRelative), (schedule) => {
      const plain = { A: 1_000_000, B: 2_000_000, step: 64_000 };
      expect(shape("endpoint", schedule, { A: 2 ** 32 - 2, B: 2 ** 32 - 3, step: 64_000 })).toEqual(shape("endpoint", schedule, plain));
    }), { numRuns: 1_000, seed: 2 });
  });
});
