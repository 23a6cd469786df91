import { expect, test } from "vitest";
import { connectionSpace } from "../../../src/engines/exhaustive/connection/connection-space.ts";
import { CONNECTION_INSTANCES } from "../../../src/engines/instances/connection.ts";
import { subjectOf } from "../../../src/engines/subject.ts";
import type { WorldStep } from "../../../src/model/world-types.ts";
import { PLAIN_ISN, setupOf } from "../../../src/properties/arbitraries/schedule-type.ts";
import { OK, property, stateless, type Property } from "../../../src/properties/property.ts";
import { searchAll } from "./kit.ts";

const FACTS = { title: "", claim: "", clause: "", kind: "always", scope: "connection" } as const;
const judgedBy = (...connection: readonly Property<WorldStep>[]) => {
  const limits = CONNECTION_INSTANCES.find(({ id }) => id === "connection-small")?.limits;
  if (limits === undefined) throw new Error("connection-small is gone");
  const { space } = connectionSpace(setupOf(subjectOf("rfc9293", null), { isn: PLAIN_ISN }), limits, { connection, endpoint: [] });
  return { ...searchAll(space), tally: space.tally };
};
const named = ({ before }: WorldStep): boolean => before.network.some(({ name }) => name === "A1 SYN 0");

test("a property that looks at segments without saying so is refused, not misjudged", () => {
  expect(() => judgedBy(stateless<WorldStep>({ ...FACTS, id: "looks", when: named, then: () => OK }))).toThrow("looksAt");
});

test("one that says so sees them, and one that counts them needs to say nothing", () => {
  const counts = stateless<WorldStep>({ ...FACTS, id: "counts", when: ({ before }) => before.network.length > 1, then: () => OK });
  const looks = stateless<WorldStep>({ ...FACTS, id: "looks", looksAt: "segments", when: ({ before }) => before.network.length > 1, then: () => OK });
  const remembers = property<WorldStep, number>({
    ...FACTS, id: "remembers", start: 0,
    when: (_, most) => most > 1,
    then: () => OK,
    remember: ({ after }, most) => Math.max(most, after.network.length),
  });
  const { tally, states } = judgedBy(counts, looks, remembers);
  const [counted = 0, seen = 0, remembered = 0] = tally.exercised;
  expect(counted).toBeGreaterThan(0);
  expect(seen).toBe(counted);
  // Whoever remembers the most has more to say than whoever sees what is there now.
  expect(remembered).toBeGreaterThan(counted);
  expect(states).toBeGreaterThan(judgedBy(counts, looks).states);
});
