/** The process: hands the command line what it needs from outside, and sets the exit code. */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { certify } from "../engines/exhaustive/certify.ts";
import { explore } from "../engines/exhaustive/explore.ts";
import { edgeRuns } from "../engines/sweep/edge-runs.ts";
import { liveness } from "../engines/exhaustive/liveness/liveness.ts";
import { INSTANCES } from "../engines/instances/index.ts";
import { LIVENESS_INSTANCES } from "../engines/instances/liveness.ts";
import { replay } from "../engines/replay.ts";
import { sweepingIsn } from "../engines/sweep/isn-guess.ts";
import { sweepingSynAck } from "../engines/sweep/syn-ack.ts";
import { sweepingTimeWait } from "../engines/sweep/time-wait.ts";
import { probedHere } from "./probes.ts";
import { killMatrix } from "../engines/matrix/kill-matrix.ts";
import { overview } from "../engines/matrix/overview.ts";
import { verify } from "../engines/verify.ts";
import { PROFILES } from "../model/profiles.ts";
import { RULES } from "../model/rules.ts";
import { ALL_PROPERTIES } from "../properties/index.ts";
import { releaseStacks } from "../stacks/subject.ts";
import { VARIANTS } from "../variants/index.ts";
import { consoleTerminal } from "./console.ts";
import type { Context } from "./context.ts";
import { EXIT } from "./exit.ts";
import { commandInChild, drivesKernel, probesInChild, roleOf } from "./in-child.ts";
import { builtPage } from "./page/built-page.ts";
import { runCli } from "./program.ts";
import { TRACES } from "./traces.ts";

const interrupt = new AbortController();
process.on("SIGINT", () => {
  // The second Ctrl-C does not wait for what was found so far.
  if (interrupt.signal.aborted) process.exit(EXIT.inconclusive);
  interrupt.abort();
});

// Not imported: Node 20 warns of every import of JSON.
const { version }: { readonly version: string } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

const terminal = consoleTerminal(process);
/** What was started: a clone translates its sources as bin/synproof.js says. */
const program = process.argv[1] ?? fileURLToPath(import.meta.url);

const context: Context = {
  version,
  metadata: { properties: ALL_PROPERTIES, variants: VARIANTS, rules: RULES, profiles: PROFILES },
  engine: { verify, replay, edgeRuns, liveness, sweeps: { timeWait: sweepingTimeWait, synAck: sweepingSynAck, isn: sweepingIsn } },
  exhaustive: { matrix: killMatrix, overview, certify },
  probes: () => probesInChild(program),
  instances: INSTANCES,
  livenessInstances: LIVENESS_INSTANCES,
  explore,
  traces: TRACES,
  page: () => builtPage((text) => terminal.err(text)),
  terminal,
  env: process.env,
  now: () => Date.now(),
  resident: () => process.memoryUsage.rss(),
  cores: availableParallelism(),
  signal: interrupt.signal,
};

const words = process.argv.slice(2);
const role = roleOf(process.env);
if (role === "probes") terminal.out(JSON.stringify(probedHere()));
else if (role === undefined && drivesKernel(words)) process.exitCode = await commandInChild(program, words);
else process.exitCode = await runCli(words, context);
releaseStacks();
