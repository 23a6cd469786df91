import { expect, test } from "vitest";
import { hunt, newTally } from "../../src/engines/hunt.ts";
import { listenerArena } from "../../src/engines/arenas/listener.ts";
import type { Profile } from "../../src/model/profile.ts";
import type { State } from "../../src/model/tcb.ts";
import { RULE_IDS } from "../../src/model/rules.ts";
import { BOUNDARY_ACTIONS } from "../../src/properties/arbitraries/boundaries.ts";
import { RECIPES } from "../../src/properties/arbitraries/recipes.ts";
import { honest, PLAIN } from "../kit/subjects.ts";
import { prepare, tableOf } from "../kit/table.ts";
import { budget } from "../kit/thorough.ts";

/** Rules that only another reading of the RFC has: the switch that brings them out, and where. */
const READINGS: readonly (readonly [Partial<Profile>, "everywhere" | readonly State[]])[] = [
  [{}, "everywhere"],
  [{ halfDuplexClose: true }, ["SYN-RECEIVED", "ESTABLISHED"]],
  [{ resetInTimeWait: "ignore", refusedReuse: "silence", unacceptableWithoutAck: "silence", synFinInListen: "drop" }, ["LISTEN", "SYN-RECEIVED", "TIME-WAIT"]],
  [{ synInSynchronized: "reset", secondFin: "count", restartAtRcvNxt: "abort" }, ["SYN-RECEIVED", "ESTABLISHED", "CLOSE-WAIT"]],
  [{ userTimeout: 500, ackRangeCheck: false }, ["SYN-SENT", "ESTABLISHED"]],
];

/** Enough of the boundary actions to bring out every rule. */
const SOME = BOUNDARY_ACTIONS.filter((_, i) => i < 400 || i % budget(61, 7) === 0);

/** The rules that no state, segment, call or timeout brings out, once all readings were tried. */
const neverFired = (): ReadonlySet<string> => {
  const left = new Set<string>(RULE_IDS);
  const tally = newTally();
  hunt(listenerArena, honest(), { seed: 1, runs: budget(100, 400), active: new Set() }, tally);
  for (const rule of tally.rules.keys()) left.delete(rule);
  for (const [set, where] of READINGS) {
    for (const recipe of RECIPES) {
      if (where !== "everywhere" && !where.includes(recipe.state)) continue;
      for (const step of prepare(honest("rfc9293", set), recipe, PLAIN).steps) for (const end of step.ends) for (const rule of end.rules) left.delete(rule);
      for (const step of tableOf(honest("rfc9293", set), recipe, PLAIN, SOME)) for (const end of step.ends) for (const rule of end.rules) left.delete(rule);
      if (left.size === 0) return left;
    }
  }
  return left;
};

test("every rule fires in some state, on some segment, call or timeout", () => {
  expect([...neverFired()]).toEqual([]);
});
