import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { INSTANCES, sizeOf } from "../../src/engines/instances/index.ts";
import { exploreAll } from "../engines/exhaustive/kit.ts";

const FILE = new URL("states.txt", import.meta.url);

/** Without properties: their memories are part of a state, and come and go with them. */
const line = (instance: (typeof INSTANCES)[number]): string => {
  const { states, generated, depth, cut, ends } = exploreAll(instance, { properties: [] });
  return [states, generated, depth, cut, ends.desired, ends.acceptable, ends.forbidden, ends.stuck].map((n) => String(n).padStart(7)).join("") + `  ${instance.id}`;
};

/** Whoever changes the model or an instance on purpose writes date and reason into the head of states.txt, and runs `PIN=write npx vitest run test/pins/states.test.ts`. */
describe("the small instances have the states that they had when states.txt was last reviewed", () => {
  const [head = "", ...pinned] = readFileSync(FILE, "utf8").trimEnd().split("\n\n");
  const lines = pinned.join("\n\n").split("\n");
  const small = INSTANCES.filter((instance) => sizeOf(instance) === "small");
  const written: string[] = [];

  test.each(small.map((instance, nth) => ({ id: instance.id, instance, nth })))("$id", ({ instance, nth }) => {
    const now = line(instance);
    if (process.env["PIN"] === "write") written[nth] = now;
    else expect(now).toBe(lines[nth]);
  });

  test("no instance more, none less", () => {
    if (process.env["PIN"] === "write") writeFileSync(FILE, `${head}\n\n${written.join("\n")}\n`);
    else expect(lines).toHaveLength(small.length);
  });
});
