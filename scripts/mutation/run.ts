/**
 * `npm run mutation [-- GROUP or PATH…]`: see docs/mutation.md. Exit code 1: too many survive, or one without a reason, or a reason without one.
 */
import { writeFileSync } from "node:fs";
import { Stryker } from "@stryker-mutator/core";
import { GROUPS, optionsFor } from "./options.ts";
import { mutationPage } from "./page.ts";
import { REASONS } from "./reasons.ts";
import { resultsOf, type Result } from "./results.ts";
import { THRESHOLD, judge, scoreOf } from "./verdict.ts";

// Stryker's processes load the runner, and through it the tests, as TypeScript.
process.env["NODE_OPTIONS"] = `${process.env["NODE_OPTIONS"] ?? ""} --import tsx`;

const PATHS = "paths";
/** Judge what is there already. */
const JUDGE = "--judge";

const args = process.argv.slice(2).filter((arg) => arg !== JUDGE);
const paths = args.filter((arg) => !(arg in GROUPS));
const groups = args.length === 0 ? Object.keys(GROUPS) : args.filter((arg) => arg in GROUPS);
const begun = new Date();
if (!process.argv.includes(JUDGE)) {
  for (const name of groups) await new Stryker(optionsFor(name, GROUPS[name] ?? [])).runMutationTest();
  if (paths.length > 0) await new Stryker(optionsFor(PATHS, paths)).runMutationTest();
}
// What earlier runs found out about other files is among the results of PATHS.
const wanted = ({ file }: Result): boolean => paths.some((path) => `src/model/${file}`.startsWith(path));
const mutants = [...groups.flatMap(resultsOf), ...(paths.length > 0 ? resultsOf(PATHS).filter(wanted) : [])];

const verdict = judge(mutants, REASONS);
const { all, open, stale } = verdict;
for (const name of open) console.log(`survives without a reason: ${name}`);
for (const name of stale) console.log(`has a reason, and does not survive: ${name}`);
console.log(`${all.mutants} mutants, ${all.killed} killed, ${all.endless} endless, ${all.survived} survived: ${scoreOf(all).toFixed(1)} % noticed, of ${THRESHOLD} % wanted`);
if (args.length === 0) {
  writeFileSync("docs/mutation.md", mutationPage(verdict, REASONS, begun));
  console.log("docs/mutation.md is written.");
}
process.exitCode = scoreOf(all) < THRESHOLD || open.length > 0 || stale.length > 0 ? 1 : 0;
