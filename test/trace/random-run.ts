/** Random runs for tests of what can be said about a run: picks among what is possible, forged segments included. */
import * as fc from "fast-check";
import { FAULTS, type FaultId } from "../../src/model/faults.ts";
import { PROFILES, PROFILE_NAMES, type ProfileName } from "../../src/model/profiles.ts";
import type { Profile } from "../../src/model/profile.ts";
import { seq } from "../../src/model/seq.ts";
import { ladder } from "../../src/trace/ladder.ts";
import { initialWorld, stepAlone, stepWorld } from "../../src/model/world.ts";
import { SIDES, type Action, type Forged, type Position, type Setup, type World, type WorldStep } from "../../src/model/world-types.ts";

export interface RandomRun {
  readonly scope: "connection" | "endpoint";
  readonly profile: ProfileName;
  readonly set: Partial<Profile>;
  /** Planted in the actual profile; the run is a variant's of that name. */
  readonly fault: FaultId | undefined;
  readonly setup: Setup;
  readonly steps: readonly WorldStep[];
}

const position = fc.record({
  at: fc.constantFrom<Position["at"]>("rcvNxt", "rcvEdge", "sndUna", "sndNxt", "iss", "irs", "peerIss", "zero"),
  plus: fc.integer({ min: -2, max: 2 }),
});
export const forged: fc.Arbitrary<Forged> = fc.record(
  {
    seq: position, ack: position, syn: fc.boolean(), fin: fc.boolean(), rst: fc.boolean(), octets: fc.nat(3), wnd: fc.nat(12),
    urg: fc.nat(3), ts: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constant("none" as const)),
  },
  { requiredKeys: ["seq"] },
);

/** How often each kind of action is picked: a run that delivers little, or ends at once, tells little. */
const kind = fc.constantFrom(
  ...Array<"deliver">(12).fill("deliver"), "move", "move", "send", "send", "receive", "close", "elapse", "elapse", "inject", "inject", "rare",
);
type Kind = typeof kind extends fc.Arbitrary<infer K> ? K : never;

const choices = (world: World, what: Kind, forge: Forged): readonly Action[] => {
  const names = world.network.map(({ name }) => name);
  switch (what) {
    case "deliver":
      return names.map((segment) => ({ do: "deliver", segment }));
    case "move":
      return names.flatMap((segment): readonly Action[] => [{ do: "drop", segment }, { do: "duplicate", segment }, { do: "delay", segment }]);
    case "send":
      return SIDES.flatMap((side): readonly Action[] => [{ do: "send", side, octets: 2 }, { do: "send", side, octets: 1, urgent: true }]);
    case "receive":
    case "close":
      return SIDES.map((side) => ({ do: what, side }));
    case "elapse":
      return [{ do: "elapse" }, { do: "elapse", ms: 700 }];
    case "inject":
      return SIDES.map((to) => ({ do: "inject", to, forged: forge }));
    case "rare":
      return SIDES.flatMap((side): readonly Action[] => [
        { do: "abort", side }, { do: "reboot", side }, { do: "status", side }, { do: "settle" },
        { do: "open", side, mode: "active" }, { do: "open", side, mode: "passive" }, { do: "open", side, mode: "passive", remote: true },
      ]);
    default:
      return what satisfies never;
  }
};

const OPENINGS: readonly (readonly Action[])[] = [
  [{ do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }],
  [{ do: "open", side: "A", mode: "passive" }, { do: "open", side: "B", mode: "active" }],
  [{ do: "open", side: "A", mode: "active" }, { do: "open", side: "B", mode: "active" }],
  [],
];

const SETS: readonly Partial<Profile>[] = [{}, { rcvBuffer: 3 }, { timestamps: true }, { crossedSynAck: "acknowledge-only", mss: 1 }];
const isn = fc.oneof(fc.integer({ min: -4, max: 4 }).map(seq), fc.nat(0xffff_ffff).map(seq));

export const plant = (fault: FaultId, profile: Profile): Profile => ({ ...profile, faults: new Set([fault]) });

export const ladderOf = (run: RandomRun): string =>
  ladder({ scope: run.scope, profile: run.profile, isn: run.setup.isn, set: run.set, ...(run.fault === undefined ? {} : { variant: run.fault }) }, run.steps);

export const randomRun: fc.Arbitrary<RandomRun> = fc.record({
  scope: fc.constantFrom("connection", "connection", "endpoint"),
  profile: fc.constantFrom(...PROFILE_NAMES),
  set: fc.constantFrom(...SETS),
  fault: fc.option(fc.constantFrom(...FAULTS), { nil: undefined, freq: 3 }),
  isn: fc.record({ A: isn, B: isn, step: fc.constantFrom(0, 1, 64, 100_000) }),
  opening: fc.constantFrom(...OPENINGS),
  picks: fc.array(fc.tuple(kind, fc.nat(1_000), forged), { maxLength: 60, size: "max" }),
}).map(({ scope, profile, set, fault, isn: from, opening, picks }) => {
  const claimed = { ...PROFILES[profile].profile, ...set };
  const setup: Setup = { profile: fault === undefined ? claimed : plant(fault, claimed), claimed, isn: from };
  const step = scope === "endpoint" ? stepAlone : stepWorld;
  let world = initialWorld();
  const steps: WorldStep[] = [];
  const take = (action: Action | undefined): void => {
    if (action === undefined || (scope === "endpoint" && !isOfA(action))) return;
    const taken = step(setup, world, action);
    if (taken === undefined) return;
    steps.push(taken);
    world = taken.after;
  };
  for (const action of opening) take(action);
  for (const [what, pick, forge] of picks) {
    const actions = choices(world, what, forge);
    take(actions[pick % actions.length]);
  }
  const run = { scope, profile, set, fault, setup, steps };
  return { ...run, [fc.toStringMethod]: () => ladderOf(run) };
});

const isOfA = (action: Action): boolean => ("side" in action ? action.side === "A" : "to" in action ? action.to === "A" : true);
