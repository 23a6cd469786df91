import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RECIPES, type Recipe } from "../../src/properties/arbitraries/recipes.ts";
import { canonicalOutcome } from "../kit/canonical.ts";
import { honest, PLAIN } from "../kit/subjects.ts";
import { tableOf } from "../kit/table.ts";

const FILE = new URL("endpoint.txt", import.meta.url);

/** How many boundary actions a state has, how many different outcomes they lead to, and a digest of all of them in order. */
const line = (recipe: Recipe): string => {
  const digest = createHash("sha256");
  const outcomes = new Set<string>();
  let actions = 0;
  for (const { action, ends } of tableOf(honest(), recipe, PLAIN)) {
    const outcome = canonicalOutcome(ends.map(({ next, sent, signals, rules, tookIss }) => ({ next, sent, signals, rules, tookIss })));
    digest.update(JSON.stringify(action)).update(outcome);
    outcomes.add(outcome);
    actions++;
  }
  return `${String(actions).padStart(5)} ${String(outcomes.size).padStart(5)}  ${digest.digest("hex").slice(0, 12)}  ${recipe.name}`;
};

/**
 * Whoever changes the model on purpose reads the differences (`git diff test/pins`), writes date and reason into the head of
 * endpoint.txt, and runs `PIN=write npx vitest run test/pins`.
 */
describe("the endpoint does at every boundary what it did when endpoint.txt was last reviewed", () => {
  const [head = "", ...pinned] = readFileSync(FILE, "utf8").trimEnd().split("\n\n");
  const lines = pinned.join("\n\n").split("\n");
  const written: string[] = [];

  test.each(RECIPES.map((recipe, nth) => ({ name: recipe.name, recipe, nth })))("$name", ({ recipe, nth }) => {
    const now = line(recipe);
    if (process.env["PIN"] === "write") written[nth] = now;
    else expect(now).toBe(lines[nth]);
  });

  test("no recipe more, none less", () => {
    if (process.env["PIN"] === "write") writeFileSync(FILE, `${head}\n\n${written.join("\n")}\n`);
    else expect(lines).toHaveLength(RECIPES.length);
  });
});
