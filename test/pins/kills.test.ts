import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { noticing } from "../../src/engines/instances/asked-faults.ts";
import { KILL_STATES, killMatrix } from "../../src/engines/matrix/kill-matrix.ts";
import { searchKills } from "../../src/engines/matrix/search-kills.ts";
import { UNSEEN } from "../../src/engines/matrix/unseen.ts";
import { subjectOf } from "../../src/engines/subject.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { VARIANTS } from "../../src/variants/index.ts";
import { JUDGES_OF_EVERYTHING } from "../../src/variants/variant.ts";
import { toEnd } from "../../src/engines/to-end.ts";
import { instanceOf } from "../engines/exhaustive/kit.ts";

const FILE = new URL("kills.txt", import.meta.url);
const HEAD = "The kill matrix as `synproof variants` finds it: faulty endpoint, small instance, and the steps of a shortest run for each property that it names.\n\n";

interface Cell { readonly variant: string; readonly instance: string; readonly steps: Readonly<Record<string, number>> }

const show = ({ variant, instance, steps }: Cell): string => `${variant} ${instance} ${Object.entries(steps).map(([id, n]) => `${id}=${n}`).join(" ")}`;
const read = (line: string): Cell => {
  const [variant = "", instance = "", ...cells] = line.split(" ");
  return { variant, instance, steps: Object.fromEntries(cells.map((cell) => cell.split("=")).map(([id = "", n]) => [id, Number(n)])) };
};

/** `PIN=write npx vitest run test/pins/kills.test.ts` searches every instance for everything, and writes what it finds. */
const found = (): readonly Cell[] =>
  Object.entries(VARIANTS).flatMap(([variant, { caughtBy }]) => {
    const kills = toEnd(killMatrix({ variants: [variant], properties: caughtBy })).rows.flatMap((row) => row.kills);
    return [...new Set(kills.map(({ instance }) => instance))].map((instance) =>
      ({ variant, instance, steps: Object.fromEntries(kills.filter((kill) => kill.instance === instance).map(({ property, steps }) => [property, steps])) }));
  });

if (process.env["PIN"] === "write") writeFileSync(FILE, `${HEAD}${found().map(show).join("\n")}\n`);
const CELLS = (readFileSync(FILE, "utf8").split("\n\n")[1] ?? "").trim().split("\n").map(read);

describe("the kill matrix", () => {
  test("every property that a variant names sees it in a small instance, or there is a reason why none can show it", () => {
    const seen = new Set(CELLS.flatMap(({ variant, steps }) => Object.keys(steps).map((property) => `${variant} ${property}`)));
    const named = Object.entries(VARIANTS).flatMap(([variant, { caughtBy }]) => caughtBy.map((property) => `${variant} ${property}`));
    const excused = UNSEEN.map(({ variant, property }) => `${variant} ${property}`);
    expect(named.filter((cell) => !seen.has(cell)).toSorted()).toEqual(excused.toSorted());
  });

  test("every property sees something, but for those that see nearly everything", () => {
    const useful = new Set([...CELLS.flatMap(({ steps }) => Object.keys(steps)), ...UNSEEN.map(({ property }) => property), ...JUDGES_OF_EVERYTHING]);
    expect(ALL_PROPERTIES.map(({ id }) => id).filter((id) => !useful.has(id))).toEqual([]);
  });

  test.each(CELLS.map((cell) => [`${cell.variant} in ${cell.instance}`, cell] as const))("%s, in as many steps as when this was last reviewed", (_, { variant, instance, steps }) => {
    const { subject } = noticing(subjectOf("rfc9293", variant));
    const { kills } = toEnd(searchKills(instanceOf(instance), { subject, variant, wanted: (property) => property in steps, limit: KILL_STATES }));
    expect(Object.fromEntries(kills.map((kill) => [kill.property, kill.steps]))).toEqual(steps);
  });
});
