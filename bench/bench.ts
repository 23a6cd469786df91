/**
 * `npm run bench`: how fast the model is, what judging a connection run costs beside an empty property over the same schedules,
 * and how often the generators reach each interesting situation. The figures that matter are the ratios, taken within one run.
 */
import * as fc from "fast-check";
import { connectionArena } from "../src/engines/arenas/connection.ts";
import { hunt, newTally } from "../src/engines/hunt.ts";
import { subjectOf } from "../src/engines/subject.ts";
import { endpoint } from "../src/model/endpoint.ts";
import { initialWorld, stepWorld } from "../src/model/world.ts";
import type { EndpointStep } from "../src/model/world-types.ts";
import { setupOf } from "../src/properties/arbitraries/schedule-type.ts";
import { SITUATIONS } from "../src/properties/situations.ts";
import { benchPeers } from "./peers/run.ts";
import { benchCheck } from "./check.ts";
import { best } from "./processor-time.ts";
import { benchStacks } from "./stacks.ts";
import { benchWire } from "./wire.ts";

const SEED = 1;
const RUNS = 2_000;
const ROUNDS = 5;
const LIMIT = 4;

const subject = subjectOf("rfc9293", null);

const everything = new Set(connectionArena.properties.map(({ id }) => id));
const tally = newTally();
const judged = (): void => {
  const finding = hunt(connectionArena, subject, { seed: SEED, runs: RUNS, active: everything }, tally);
  if (finding !== undefined) throw new Error(`${finding.property} does not hold: ${finding.because}`);
};
const empty = (): void => {
  fc.assert(fc.property(connectionArena.cases(subject), () => true), { seed: SEED, numRuns: RUNS });
};
// Before anything is kept that the garbage collector would have to look through.
const [judging = 0, nothing = 0] = best(ROUNDS, [judged, empty]);

const schedules = fc.sample(connectionArena.cases(subject), { seed: SEED, numRuns: RUNS });
const walk = (seen: (ends: readonly EndpointStep[]) => void): void => {
  for (const schedule of schedules) {
    const setup = setupOf(subject, schedule);
    let world = initialWorld();
    for (const action of schedule.actions) {
      const step = stepWorld(setup, world, action);
      if (step === undefined) continue;
      world = step.after;
      seen(step.ends);
    }
  }
};
const [walking = 0] = best(ROUNDS, [() => walk(() => {})]);

let steps = 0;
const calls: EndpointStep[] = [];
walk((ends) => {
  steps++;
  calls.push(...ends);
});
const [calling = 0] = best(ROUNDS, [
  () => {
    for (const { before, event, inputs, claimed } of calls) endpoint(before, event, inputs, claimed);
  },
]);

const rate = (count: number, seconds: number): string => Math.round(count / seconds).toLocaleString("en").padStart(11);
const ratio = judging / nothing;
console.log(`Seed ${SEED}, ${RUNS.toLocaleString("en")} schedules of the connection scope, the best of ${ROUNDS} rounds, in processor time.\n`);
console.log(`${rate(steps, walking)}  model steps per second (${(steps / RUNS).toFixed(1)} a schedule)`);
console.log(`${rate(calls.length, calling)}  calls of the reducer per second`);
console.log(`${rate(RUNS, judging)}  runs per second of the connection suite (${connectionArena.properties.length} properties, ${(tally.steps / tally.runs).toFixed(1)} steps a run)`);
console.log(`${rate(RUNS, nothing)}  runs per second of an empty property over the same schedules\n`);
console.log(`The suite costs ${ratio.toFixed(2)} times the empty property; within ${LIMIT}×: ${ratio <= LIMIT ? "yes" : "no"}\n`);
console.log("Share of runs that reach each situation:");
for (const { id, title } of SITUATIONS) {
  console.log(`${(((tally.situations.get(id) ?? 0) / tally.runs) * 100).toFixed(1).padStart(7)} %  ${title}`);
}
console.log(`\n${benchWire().join("\n")}`);
console.log(`\n${benchCheck().join("\n")}`);
console.log(`\n${benchStacks().join("\n")}`);
console.log(`\n${benchPeers().join("\n")}`);
