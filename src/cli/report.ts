/** `synproof report`: everything, on the correct model and on every variant, into a folder. */
import type { VerifyOptions } from "../engines/verify.ts";
import { toEnd } from "../engines/to-end.ts";
import { buildReport } from "../report/build.ts";
import { embedReport } from "../report/embed.ts";
import { reportSummary } from "../report/job-summary.ts";
import { showShard, type ShardName } from "../report/merge/shards.ts";
import type { Report } from "../report/schema.ts";
import { summarise } from "../report/summary.ts";
import { reportText } from "../report/text.ts";
import type { SubjectResult } from "../trace/results.ts";
import { certified, LIMIT_OF_MANY } from "./certify.ts";
import type { Context } from "./context.ts";
import { drive } from "./drive.ts";
import { driveSearch } from "./drive-search.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { prepareFolder, writeText } from "./files.ts";
import { appendJobSummary } from "./job-summary.ts";
import { mergeFiles } from "./merge.ts";
import { driveMatrix } from "./matrix.ts";
import { readDate, readProfile, readRuns, readSeed, readShardFlag } from "./options.ts";
import { paintFor } from "./paint.ts";
import { compareTwoWay } from "./two-way.ts";

export interface ReportFlags {
  readonly out: string;
  readonly profile: string;
  readonly runs: string;
  readonly seed: string;
  readonly shard?: string;
  readonly merge?: readonly string[];
  readonly date?: string;
  /** False with --no-certify, and --no-exhaustive. */
  readonly certify: boolean;
  readonly exhaustive: boolean;
}

export async function reportCommand(flags: ReportFlags, context: Context): Promise<ExitCode> {
  const start = context.now();
  const date = readDate(flags.date, context.env["SOURCE_DATE_EPOCH"], context.now);
  // Before the long work: what cannot be built is better known now.
  const template = await context.page();
  const made = flags.merge === undefined ? await fresh(flags, date, context) : merged(flags.merge, flags, date, context);
  const isDated = flags.merge !== undefined || flags.date !== undefined || (context.env["SOURCE_DATE_EPOCH"] ?? "") !== "";
  const report = isDated ? made : { ...made, run: { ...made.run, duration: Math.max(0, Math.round(context.now() - start)) } };
  const data = writeText(flags.out, "report.json", `${JSON.stringify(report, null, 1)}\n`);
  const page = writeText(flags.out, "index.html", embedReport(template, report));
  appendJobSummary(reportSummary(report), context);
  context.terminal.out(`${reportText(report, paintFor(context))}\nReport: ${page}\nData:   ${data}\n`);
  const { verdict } = summarise(report);
  // What one part leaves open the others may settle.
  return report.run.shard !== undefined && verdict === "inconclusive" && !report.run.interrupted ? EXIT.holds : EXIT[verdict];
}

async function fresh(flags: ReportFlags, date: string, context: Context): Promise<Report> {
  const { engine, metadata, traces, version } = context;
  const profile = readProfile(flags.profile);
  const runs = readRuns(flags.runs);
  const seed = readSeed(flags.seed);
  const shard = readShardFlag(flags.shard, flags.seed);
  prepareFolder(flags.out);
  const part = shard === undefined ? {} : { shard };
  const verified = await drive(context, { profile, variants: [null, ...Object.keys(metadata.variants)], properties: "all", runs, seed, ...part, ...huntWith(runs, shard) });
  const mainOnes = ({ variant, properties }: SubjectResult): readonly string[] => {
    const violated = properties.filter(({ counterexample }) => counterexample !== undefined).map(({ id }) => id);
    if (variant === null) return violated;
    return (metadata.variants[variant]?.caughtBy ?? []).filter((id) => violated.includes(id)).slice(0, 1);
  };
  const verification = flags.certify ? await certified(verified, mainOnes, LIMIT_OF_MANY, context) : verified;
  // Every exhaustive search is of the default profile; of parts of a run the first has it.
  const searches = flags.exhaustive && profile === "rfc9293" && (shard === undefined || shard.index === 1) && !verified.interrupted;
  const exhaustive = searches ? await driveSearch(context.exhaustive.overview(context.signal), context) : undefined;
  const matrix = searches ? await driveMatrix({ variants: Object.keys(metadata.variants), properties: "named", pairs: "related" }, context) : undefined;
  const comparison = compareTwoWay(engine, metadata);
  const named = shard === undefined ? undefined : showShard(shard);
  return buildReport({
    version,
    run: {
      date, seed, profile, runs, ...(named === undefined ? {} : { shard: named }),
      command: [
        `npx synproof report --profile ${profile} --runs ${runs} --seed ${seed}`,
        ...(flags.certify ? [] : ["--no-certify"]), ...(flags.exhaustive ? [] : ["--no-exhaustive"]), ...(named === undefined ? [] : [`--shard ${named}`]), `--date ${date}`,
      ].join(" "),
    },
    metadata,
    verification,
    ...(comparison === undefined ? {} : { comparison }),
    sweep: toEnd(engine.sweeps.timeWait()),
    synAckSweep: toEnd(engine.sweeps.synAck()),
    isnSweep: toEnd(engine.sweeps.isn()),
    ...(shard === undefined || shard.index === 1 ? { stacks: context.probes() } : {}),
    edgeRuns: engine.edgeRuns(profile),
    ...(exhaustive === undefined ? {} : { exhaustive }),
    ...(matrix === undefined ? {} : { matrix }),
    ...(flags.certify ? { certifyLimit: LIMIT_OF_MANY } : {}),
    play: (trace) => engine.replay(trace).rows,
    token: traces.printToken,
  });
}

function merged(paths: readonly string[], flags: ReportFlags, date: string, { metadata, terminal, version }: Context): Report {
  prepareFolder(flags.out);
  const { report, missing } = mergeFiles(paths, metadata, { version, date });
  if (missing.length > 0) terminal.err(`Not among the parts: ${missing.join(", ")}. What they would have decided is inconclusive.\n`);
  return report;
}

/** A faulty endpoint shows itself soon, or is looked for long; a part of a run has to keep to its share. */
const huntWith = (runs: number, shard: ShardName | undefined): Pick<VerifyOptions, "hunt"> =>
  shard === undefined ? { hunt: { runs: Math.ceil(runs / 3), patience: Math.max(runs, 2_000) } } : {};
