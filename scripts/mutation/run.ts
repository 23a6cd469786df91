/** `npm run mutation [-- PATH…]`: see docs/mutation.md. Exit code 1: too many survive, or one without a reason. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { optionsFor } from "./options.ts";
import { mutationPage } from "./page.ts";
import { REASONS } from "./reasons.ts";
import { THRESHOLD, judge, scoreOf } from "./verdict.ts";

// Stryker's processes load the runner, and through it the tests, as TypeScript.
process.env["NODE_OPTIONS"] = `${process.env["NODE_OPTIONS"] ?? ""} --import tsx`;

const paths = process.argv.slice(2);
const begun = Date.now();
const mutants = await new Stryker(optionsFor(paths)).runMutationTest();
// What earlier runs found out about other files is among them.
const verdict = judge(mutants.filter(({ fileName }) => paths.length === 0 || paths.some((path) => fileName.startsWith(resolve(path)))), REASONS);
const { all, open, stale } = verdict;

for (const name of open) console.log(`survives without a reason: ${name}`);
for (const name of stale) console.log(`has a reason, and does not survive: ${name}`);
console.log(`${all.mutants} mutants, ${all.killed} killed, ${all.endless} endless, ${all.survived} survived: ${scoreOf(all).toFixed(1)} % killed, of ${THRESHOLD} % wanted`);
if (paths.length === 0) {
  writeFileSync("docs/mutation.md", mutationPage(verdict, REASONS, new Date(begun)));
  console.log("docs/mutation.md is written.");
}
process.exitCode = scoreOf(all) < THRESHOLD || open.length > 0 || stale.length > 0 ? 1 : 0;
