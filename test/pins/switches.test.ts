import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BOUNDARY_ACTIONS, CALLS, ELAPSES } from "../../src/properties/arbitraries/boundaries.ts";
import { RECIPES } from "../../src/properties/arbitraries/recipes.ts";
import { canonical, canonicalOutcome } from "../kit/canonical.ts";
import { honest, PLAIN } from "../kit/subjects.ts";
import { SWITCHES, type Switched } from "../kit/switches.ts";
import { tableOf } from "../kit/table.ts";

const FILE = new URL("switches.txt", import.meta.url);

/** The readings that rfc9293 does not take either, and those that only two switches together bring out. */
const MORE: readonly Switched[] = [
  { needs: { badAckInSynReceived: "reset-and-go-on" }, where: ["SYN-RECEIVED"] },
  { needs: { userTimeout: 500, resetOnTimeout: "after-syn-received" }, where: "everywhere" },
  { needs: { timestamps: true, timeWaitReuse: "sequence" }, where: ["TIME-WAIT"] },
  { needs: { resetAcceptance: "in-window", resetWindow: "as-printed" }, where: ["SYN-RECEIVED", "ESTABLISHED"] },
];
const PINNED = [...SWITCHES, ...MORE].map((one, nth) => ({ ...one, nth, name: `${canonical(one.needs)} ${String(one.where)}` }));

/** All calls and waits, and every `stride`th segment. */
const share = (stride: number, nth: number) => [...CALLS, ...ELAPSES, ...BOUNDARY_ACTIONS.slice(CALLS.length + ELAPSES.length).filter((_, i) => i % stride === nth % stride)];

/** How many boundary actions were tried in the states that a switch is about, and a digest of all outcomes in order. */
const line = ({ needs, where, nth, name }: (typeof PINNED)[number]): string => {
  const digest = createHash("sha256");
  const actions = share(where === "everywhere" ? 41 : 11, nth);
  let tried = 0;
  for (const [i, recipe] of RECIPES.entries()) {
    // A switch that is about every state is tried on every other recipe.
    if (where === "everywhere" ? i % 2 !== nth % 2 : !where.includes(recipe.state)) continue;
    for (const { ends } of tableOf(honest("rfc9293", needs), recipe, PLAIN, actions)) {
      digest.update(canonicalOutcome(ends.map(({ next, sent, signals, rules }) => ({ next, sent, signals, rules }))));
      tried++;
    }
  }
  return `${String(tried).padStart(6)}  ${digest.digest("hex").slice(0, 12)}  ${name}`;
};

/** As test/pins/endpoint.test.ts, for the other readings: `PIN=write npx vitest run test/pins/switches.test.ts` after a change on purpose. */
describe("with one switch in another position the endpoint does what it did when switches.txt was last reviewed", () => {
  const [head = "", ...pinned] = readFileSync(FILE, "utf8").trimEnd().split("\n\n");
  const lines = pinned.join("\n\n").split("\n");
  const written: string[] = [];

  test.each(PINNED)("$name", (one) => {
    const now = line(one);
    if (process.env["PIN"] === "write") written[one.nth] = now;
    else expect(now).toBe(lines[one.nth]);
  });

  test("no switch more, none less", () => {
    if (process.env["PIN"] === "write") writeFileSync(FILE, `${head}\n\n${written.join("\n")}\n`);
    else expect(lines).toHaveLength(PINNED.length);
  });
});
