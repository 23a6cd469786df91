import { describe, expect, test } from "vitest";
import type { Profile } from "../../../src/model/profile.ts";
import type { State } from "../../../src/model/tcb.ts";
import type { Action } from "../../../src/model/world-types.ts";
import { BOUNDARY_ACTIONS, CALLS, ELAPSES } from "../../../src/properties/arbitraries/boundaries.ts";
import { RECIPES } from "../../../src/properties/arbitraries/recipes.ts";
import { ACROSS_ZERO, complaints, eachFrom, reach, remembered, tried } from "./kit.ts";

type Where = "everywhere" | readonly State[];
const everywhere = (...switches: readonly Partial<Profile>[]) => switches.map((needs) => ({ needs, where: "everywhere" as Where }));
const within = (where: readonly State[], ...switches: readonly Partial<Profile>[]) => switches.map((needs) => ({ needs, where: where as Where }));

/** Every switch of the profile in the positions that rfc9293 does not take, and the states that it is about. */
const SWITCHES = [
  ...everywhere(
    { resetAcceptance: "in-window" }, { synInSynchronized: "reset" }, { ackRangeCheck: false }, { challengeLimit: { count: 1, interval: 500 } }, { timestamps: true },
    { resetWindow: "as-printed" }, { resetOnTimeout: "after-syn-received" }, { unacceptableWithoutAck: "silence" }, { coversWindow: "acceptable" }, { restartAtRcvNxt: "abort" },
    { afterAbort: "TIME-WAIT" }, { halfDuplexClose: true },
  ),
  ...within(["FIN-WAIT-1", "FIN-WAIT-2"], { halfDuplexClose: true }),
  ...within(["TIME-WAIT"], { timeWaitReuse: "never" }, { timeWaitReuse: "sequence" }, { timeWaitRestart: "never" }, { timeWaitAck: "acknowledge" }, { resetInTimeWait: "ignore" },
    { reuseAbove: "rcv-nxt" }, { refusedReuse: "silence" }),
  ...within(["SYN-RECEIVED"], { crossedSynAck: "acknowledge-only" }, { duplicateSyn: "acknowledge" }, { refusedActiveOpen: "LISTEN" }, { synInSynReceived: "reset-and-listen" },
    { closeInSynReceived: "after-established" }, { acknowledgeCrossedSynAck: true }, { ackRangeInSynReceived: "acknowledge" }),
  ...within(["SYN-SENT", "LISTEN"], { resetInSynSent: "by-ack-and-zero-seq" }, { synFinInListen: "drop" }),
  ...within(["CLOSING", "CLOSE-WAIT", "TIME-WAIT"], { simultaneousClose: "CLOSED" }, { secondFin: "count" }),
];

/** All calls and waits, and every `stride`th segment, another share for each switch. */
const share = (nth: number, stride: number): readonly Action[] =>
  [...CALLS, ...ELAPSES, ...BOUNDARY_ACTIONS.slice(CALLS.length + ELAPSES.length).filter((_, i) => i % stride === nth % stride)];

describe("a model with one switch in another position, judged by what it claims", () => {
  test.each(SWITCHES.map((one, nth) => ({ ...one, name: JSON.stringify(one.needs), states: String(one.where), nth })))("$name, $states", ({ needs, where, nth }) => {
    const found: string[] = [];
    const actions = share(nth, where === "everywhere" ? 61 : 4);
    for (const [i, recipe] of RECIPES.entries()) {
      // A switch that is about every state is tried on every other recipe.
      if (where === "everywhere" ? i % 2 !== nth % 2 : !where.includes(recipe.state)) continue;
      const from = reach({ ...recipe, needs: { ...recipe.needs, ...needs } }, "rfc9293", ACROSS_ZERO);
      for (const { action, step } of eachFrom(from, actions)) {
        for (const text of complaints(step, from.memories, new Map())) found.push(`${recipe.name}, ${JSON.stringify(action)}: ${text}`);
      }
      let { world, memories } = from;
      for (let i = 0; i < 12; i++) {
        const taken = tried({ setup: from.setup, world }, { do: "elapse" });
        if (taken === undefined) break;
        for (const text of complaints(taken.step, memories, new Map())) found.push(`${recipe.name}, wait ${i + 1}: ${text}`);
        memories = remembered(memories, taken.step);
        world = taken.world;
      }
    }
    expect(found.slice(0, 10)).toEqual([]);
  });
});
