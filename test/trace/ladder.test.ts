import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FAULTS } from "../../src/model/faults.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import { seq } from "../../src/model/seq.ts";
import { initialWorld, stepWorld } from "../../src/model/world.ts";
import type { Action, Setup, WorldStep } from "../../src/model/world-types.ts";
import { playFigure, type FigureOptions } from "../../src/trace/figure.ts";
import { headOf, ladder } from "../../src/trace/ladder.ts";
import { ladderOf, plant, randomRun } from "./random-run.ts";
import { budget } from "../kit/thorough.ts";

/** All of a step but how its action was written: a forged number is told absolutely in a ladder. */
const essence = ({ action, ...rest }: WorldStep): unknown => ({ ...rest, did: action.do });
const options: FigureOptions = {
  variant: (id, correct) => {
    const fault = FAULTS.find((known) => known === id);
    return fault === undefined ? undefined : plant(fault, correct);
  },
};

describe("a printed ladder", () => {
  test("runs again, to the same steps, whatever happened and on whatever variant", () => {
    fc.assert(fc.property(randomRun, (run) => {
      const played = playFigure(ladderOf(run), options);
      expect(played.mismatches).toEqual([]);
      expect(played.steps.map(essence)).toEqual(run.steps.map(essence));
    }), { numRuns: budget(120, 300) });
  });

  test("is in the notation of the RFC's figures", () => {
    const { profile } = PROFILES.rfc9293;
    const setup: Setup = { profile, claimed: profile, isn: { A: seq(100), B: seq(300), step: 100 } };
    const actions: readonly Action[] = [
      { do: "open", side: "B", mode: "passive" },
      { do: "open", side: "A", mode: "active" },
      { do: "inject", to: "B", forged: { seq: { at: "peerIss", plus: -10 }, syn: true } },
      { do: "deliver", segment: "B1 SYN,ACK 0/-9" },
      { do: "drop", segment: "A1 SYN 0" },
      { do: "duplicate", segment: "A1 RST -9" },
      { do: "deliver", segment: "A1 RST -9" },
      { do: "elapse", ms: 1_000 },
    ];
    let world = initialWorld();
    const steps = actions.map((action) => {
      const step = stepWorld(setup, world, action);
      if (step === undefined) throw new Error(`${action.do} is not possible`);
      world = step.after;
      return step;
    });
    const head = headOf({ schema: 1, scope: "connection", profile: "rfc9293", title: "An old duplicate", isn: { A: 100, B: 300, step: 100 }, actions });
    expect(ladder(head, steps)).toBe(`title: An old duplicate
profile: rfc9293
isn: A 100, B 300, step 100

     TCP Peer A                                             TCP Peer B

 1.  CLOSED                                                 CLOSED
 2.                                                         (passive Open)
     CLOSED                                                 LISTEN
 3.  (Open)
     SYN-SENT        --> <SEQ=100><CTL=SYN>             ...
 4.  (old duplicate) ... <SEQ=90><CTL=SYN>              --> SYN-RECEIVED
     SYN-SENT        <-- <SEQ=300><ACK=91><CTL=SYN,ACK> <-- SYN-RECEIVED
     SYN-SENT        --> <SEQ=91><CTL=RST>              ...
 5.                  ... <SEQ=100><CTL=SYN>                 (lost)
 6.                  ... <SEQ=91><CTL=RST>                  (duplicated)
 7.                  ... <SEQ=91><CTL=RST>              --> LISTEN
 8.  (1000 ms)
     SYN-SENT        --> <SEQ=100><CTL=SYN>             ...
`);
  });
});
