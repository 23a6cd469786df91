/** `synproof verify`: judges one endpoint by all or some properties. */
import { propertyReports } from "../report/build.ts";
import { verifySummary } from "../report/job-summary.ts";
import { junitXml } from "../report/junit.ts";
import { showShard } from "../report/merge/shards.ts";
import { REPORT_SCHEMA, type PropertyReport, type VerifyReport } from "../report/schema.ts";
import { counted } from "../report/summary.ts";
import { counterexampleLines, propertyLines } from "../report/text.ts";
import { certified, LIMIT_OF_FEW } from "./certify.ts";
import type { Context } from "./context.ts";
import { drive } from "./drive.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { prepareFile, writeFile } from "./files.ts";
import { appendJobSummary } from "./job-summary.ts";
import { MAX_SEED, readProfile, readProperty, readRuns, readSeed, readShardFlag, readVariant } from "./options.ts";
import { paintFor } from "./paint.ts";

export interface VerifyFlags {
  readonly variant?: string;
  readonly profile: string;
  readonly runs: string;
  readonly seed?: string;
  readonly shard?: string;
  readonly junit?: string;
  readonly json?: true;
  /** False with --no-certify. */
  readonly certify: boolean;
}

export async function verifyCommand(names: readonly string[], flags: VerifyFlags, context: Context): Promise<ExitCode> {
  const { metadata, traces, engine, terminal } = context;
  const chosen = [...new Set(names.map((name) => readProperty(name, metadata)))];
  const profile = readProfile(flags.profile);
  const variant = flags.variant === undefined ? null : readVariant(flags.variant, metadata);
  const runs = readRuns(flags.runs);
  // Another seed each time, so that repeated runs see more; it is printed, and gives the same run again.
  const seed = flags.seed === undefined ? context.now() % MAX_SEED : readSeed(flags.seed);
  const shard = readShardFlag(flags.shard, flags.seed);
  if (flags.junit !== undefined) prepareFile(flags.junit, "--junit");
  const part = shard === undefined ? {} : { shard };
  const verified = await drive(context, { profile, variants: [variant], properties: chosen.length === 0 ? "all" : chosen, runs, seed, ...part });
  const verification = flags.certify ? await certified(verified, ({ properties: found }) => found.map(({ id }) => id), LIMIT_OF_FEW, context) : verified;
  const judged = { ...metadata, properties: metadata.properties.filter(({ id }) => chosen.length === 0 || chosen.includes(id)) };
  const subject = verification.subjects.find((candidate) => candidate.variant === variant);
  const properties = propertyReports(subject, { metadata: judged, play: (trace) => engine.replay(trace).rows, token: traces.printToken });
  const command = ["npx synproof verify", ...chosen, ...(variant === null ? [] : ["--variant", variant]), "--profile", profile, "--runs", runs, "--seed", seed, ...(shard === undefined ? [] : ["--shard", showShard(shard)])].join(" ");
  const report: VerifyReport = {
    schema: REPORT_SCHEMA,
    tool: { name: "synproof", version: context.version },
    run: { variant, seed, profile, profileTitle: metadata.profiles[profile].title, runs, command, interrupted: verification.interrupted, ...(shard === undefined ? {} : { shard: showShard(shard) }) },
    properties,
  };
  if (flags.junit !== undefined) writeFile(flags.junit, junitXml(report));
  appendJobSummary(verifySummary(report, conclusion(properties, subjectOf(report))), context);
  terminal.out(flags.json === true ? `${JSON.stringify(report, null, 2)}\n` : verifyText(report, context));
  return exitCode(report);
}

function exitCode({ run, properties }: VerifyReport): ExitCode {
  if (properties.some(({ verdict }) => verdict === "violated")) return EXIT.violated;
  // What one part never came to may be in another.
  const unsettled = (verdict: PropertyReport["verdict"]): boolean => verdict !== "holds" && (run.shard === undefined || verdict !== "not-exercised");
  return run.interrupted || properties.some(({ verdict }) => unsettled(verdict)) ? EXIT.inconclusive : EXIT.holds;
}

const subjectOf = ({ run }: VerifyReport): string => (run.variant === null ? "the correct model" : `the variant ${run.variant}`);

function verifyText(report: VerifyReport, context: Context): string {
  const { run, properties } = report;
  const paint = paintFor(context);
  const subject = subjectOf(report);
  return [
    ...propertyLines(properties, paint),
    ...properties.flatMap(({ counterexample }) => (counterexample === undefined ? [] : ["", ...counterexampleLines(counterexample, subject, paint)])),
    "",
    paint.bold(conclusion(properties, subject)),
    `Seed ${run.seed}. The same again: ${run.command}`,
    "",
  ].join("\n");
}

function conclusion(properties: readonly PropertyReport[], subject: string): string {
  const count = (verdict: PropertyReport["verdict"]): number => properties.filter((property) => property.verdict === verdict).length;
  const parts = [
    ...(count("violated") > 0 ? [`${count("violated")} violated`] : []),
    ...(count("inconclusive") > 0 ? [`${count("inconclusive")} inconclusive`] : []),
    ...(count("not-exercised") > 0 ? [`${count("not-exercised")} never exercised`] : []),
  ];
  return `${count("holds")} of ${counted(properties.length, "property", "properties")} hold on ${subject}${parts.length === 0 ? "" : `; ${parts.join(", ")}`}.`;
}
