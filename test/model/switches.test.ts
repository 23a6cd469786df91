import { describe, expect, test } from "vitest";
import { equal } from "../../src/engines/exhaustive/equal.ts";
import type { Profile } from "../../src/model/profile.ts";
import type { State } from "../../src/model/tcb.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import type { Action, WorldStep } from "../../src/model/world-types.ts";
import { BOUNDARY_ACTIONS, CALLS, ELAPSES } from "../../src/properties/arbitraries/boundaries.ts";
import { RECIPES, type Recipe } from "../../src/properties/arbitraries/recipes.ts";
import { honest, PLAIN } from "../kit/subjects.ts";
import { tableOf } from "../kit/table.ts";

/** The other readings of each switch of an endpoint, and a state in which they part; those of the listener are tested with it. */
const OTHER: readonly (readonly [State, Partial<Profile>])[] = [
  ["ESTABLISHED", { resetAcceptance: "in-window" }],
  ["ESTABLISHED", { synInSynchronized: "reset" }],
  ["ESTABLISHED", { ackRangeCheck: false }],
  ["ESTABLISHED", { challengeLimit: { count: 0, interval: 500 } }],
  ["CLOSED", { timestamps: true }],
  ["ESTABLISHED", { halfDuplexClose: true }],
  ["TIME-WAIT", { timeWaitReuse: "never" }],
  ["SYN-RECEIVED", { crossedSynAck: "acknowledge-only" }],
  ["SYN-RECEIVED", { duplicateSyn: "acknowledge" }],
  ["TIME-WAIT", { timeWaitRestart: "never" }],
  ["TIME-WAIT", { timeWaitAck: "acknowledge" }],
  ["ESTABLISHED", { afterAbort: "TIME-WAIT" }],
  ["SYN-RECEIVED", { refusedActiveOpen: "LISTEN" }],
  ["SYN-SENT", { resetInSynSent: "by-ack-and-zero-seq" }],
  ["SYN-RECEIVED", { badAckInSynReceived: "reset-and-go-on" }],
  ["ESTABLISHED", { resetWindow: "as-printed" }],
  ["TIME-WAIT", { resetInTimeWait: "ignore" }],
  ["TIME-WAIT", { reuseAbove: "rcv-nxt" }],
  ["TIME-WAIT", { refusedReuse: "silence" }],
  ["CLOSE-WAIT", { restartAtRcvNxt: "abort" }],
  ["CLOSING", { simultaneousClose: "CLOSED" }],
  ["SYN-RECEIVED", { synInSynReceived: "reset-and-listen" }],
  ["LISTEN", { synFinInListen: "drop" }],
  ["SYN-RECEIVED", { closeInSynReceived: "after-established" }],
  ["ESTABLISHED", { resetOnTimeout: "after-syn-received" }],
  ["SYN-RECEIVED", { acknowledgeCrossedSynAck: true }],
  ["ESTABLISHED", { unacceptableWithoutAck: "silence" }],
  ["SYN-RECEIVED", { ackRangeInSynReceived: "acknowledge" }],
  ["CLOSE-WAIT", { secondFin: "count" }],
  ["ESTABLISHED", { coversWindow: "acceptable" }],
];

const seen = (step: WorldStep): unknown => step.ends.map(({ next, sent, signals }) => ({ next, sent, signals }));

const BASES: readonly Partial<Profile>[] = [{}, { userTimeout: 500 }];

/** What a user does and what time does is soon tried; then every segment, too. */
const SOON: readonly Action[] = [...CALLS, ...ELAPSES];

/** What each recipe's state does, as the profile is; asked once. */
const tables = new Map<string, readonly WorldStep[]>();
const tableWithout = (base: number, recipe: Recipe, actions: readonly Action[]): readonly WorldStep[] => {
  const name = `${base} ${actions.length} ${recipe.name}`;
  const table = tables.get(name) ?? [...tableOf(honest("rfc9293", BASES[base]), recipe, PLAIN, actions)];
  tables.set(name, table);
  return table;
};

/** The first place where the two readings part; a user timeout of half a second brings out what giving up does. */
const partsAt = (state: State, set: Partial<Profile>): string | undefined => {
  for (const actions of [SOON, BOUNDARY_ACTIONS]) {
    for (const recipe of RECIPES.filter((one) => one.state === state)) {
      for (const [i, base] of BASES.entries()) {
        const other = tableOf(honest("rfc9293", { ...base, ...set }), recipe, PLAIN, actions);
        for (const step of tableWithout(i, recipe, actions)) {
          const { value } = other.next();
          if (value === undefined || !equal(seen(step), seen(value))) return `${recipe.name}: ${JSON.stringify(step.action)}`;
        }
      }
    }
  }
  return undefined;
};

describe("each switch of the profile makes a difference", () => {
  test.each(OTHER)("in %s: %o", (state, set) => {
    expect(partsAt(state, set)).toBeDefined();
  });

  test("and the list above has all of them", () => {
    const elsewhere = new Set(["synCookies", "acceptOverflow", "synBacklog", "backlog", "synAckRetries", "cookieLifetime", "faults"]);
    const parameters = new Set(Object.entries(PROFILES.rfc9293.profile).filter(([, value]) => typeof value === "number").map(([name]) => name));
    const switches = Object.keys(PROFILES.rfc9293.profile).filter((name) => !elsewhere.has(name) && !parameters.has(name));
    expect(OTHER.flatMap(([, set]) => Object.keys(set)).toSorted()).toEqual(switches.toSorted());
  });
});
