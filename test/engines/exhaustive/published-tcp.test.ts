import { expect, test } from "vitest";
import { ModelSpace } from "../../../src/engines/exhaustive/model-space.ts";
import { PUBLISHED_TCP, withinPublished } from "../../../src/engines/instances/published-tcp.ts";
import { explorePlainly } from "../../kit/plain-explorer.ts";
import { searchAll } from "./kit.ts";

/** specifications/tcp/manifest.json of tlaplus/Examples, found by TLC. */
const PUBLISHED = { states: 1182, generated: 6322, depth: 14 };

test("the published TLA+ model of TCP has the states that TLC found", () => {
  const space = new ModelSpace(PUBLISHED_TCP, { judged: () => [], properties: [], within: withinPublished });
  const { states, initial, transitions, depth } = searchAll(space);
  expect({ states, generated: initial + transitions, depth }).toEqual(PUBLISHED);
});

test("the plain explorer finds them too", () => {
  expect(explorePlainly(PUBLISHED_TCP, () => undefined, [], { within: withinPublished })).toMatchObject(PUBLISHED);
});
