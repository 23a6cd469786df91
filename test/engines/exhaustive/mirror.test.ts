import { expect, test } from "vitest";
import { CONNECTION_INSTANCES, connectionInstance } from "../../../src/engines/instances/connection.ts";
import type { Action, Side } from "../../../src/model/world-types.ts";
import { exploreAll, instanceOf } from "./kit.ts";

const OTHER: Readonly<Record<Side, Side>> = { A: "B", B: "A" };
const mirrored = (action: Action): Action => ("side" in action ? { ...action, side: OTHER[action.side] } : action);

/** Nothing in TCP knows which end is called A: what B does in A's place has the same states, steps and ends. */
test.each(["connection-small", "restart-small", "window-small", "simultaneous-small"])("%s seen in a mirror has the same counts", (id) => {
  const found = CONNECTION_INSTANCES.find((one) => one.id === id) ?? expect.fail(`no instance is called ${id}`);
  const allowed = found.limits.allowed.map(({ action, times }) => ({ action: mirrored(action), times }));
  const other = connectionInstance(`${id}-mirrored`, "mirrored", { ...found.limits, allowed }, { ...(found.start.set === undefined ? {} : { set: found.start.set }), depth: found.depth });
  const counts = ({ states, generated, depth, cut, ends }: ReturnType<typeof exploreAll>) => ({ states, generated, depth, cut, ends });
  expect(counts(exploreAll(other, { properties: [] }))).toEqual(counts(exploreAll(instanceOf(id), { properties: [] })));
});
