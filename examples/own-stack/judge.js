// @ts-check
/** `npm test`: judges how the stack opens and is reset, and prints what it breaks. Exit code 1 when it breaks something. */
import { judgeStack } from "synproof";
import tiny from "./stack.js";

/** Without a list everything is asked that can be seen of a stack. */
const OPENING = [
  "opens-only-when-both-agree",
  "ends-agree",
  "no-two-way-acceptance",
  "no-data-on-syn",
  "isn-kept-on-retransmission",
  "crossed-syns-open",
  "opening-is-remembered",
  "strays-are-reset",
  "reset-form",
  "reset-acceptance",
  "half-open-is-found",
];

// node judge.js RUNS SEED PROPERTY…
const [runs = 300, seed = 1, ...named] = process.argv.slice(2);
const { counterexamples, properties, holds } = await judgeStack(tiny, { runs: Number(runs), seed: Number(seed), properties: named.length > 0 ? named : OPENING });

for (const { id, verdict, exercised } of properties) console.log(`${id}: ${verdict}, exercised ${exercised} times`);
for (const { property, because, failedAt, ladder, token } of counterexamples) {
  console.log(`\n${property} is violated by ${tiny.title} in step ${failedAt + 1}: ${because}\n\n${ladder}`);
  console.log(`Again: npx synproof replay ${token} --stack ./stack.js`);
}
process.exitCode = holds ? 0 : 1;
