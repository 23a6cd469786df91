/** `synproof report`: everything, on the correct model and on every variant, into a folder. */
import { buildReport } from "../report/build.ts";
import { reportHtml } from "../report/html/page.ts";
import { summarise } from "../report/summary.ts";
import { reportText } from "../report/text.ts";
import type { Context } from "./context.ts";
import { drive } from "./drive.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { prepareFolder, writeText } from "./files.ts";
import { readDate, readProfile, readRuns, readSeed } from "./options.ts";
import { paintFor } from "./paint.ts";
import { compareTwoWay } from "./two-way.ts";

export interface ReportFlags {
  readonly out: string;
  readonly profile: string;
  readonly runs: string;
  readonly seed: string;
  readonly date?: string;
}

export async function reportCommand(flags: ReportFlags, context: Context): Promise<ExitCode> {
  const { engine, env, metadata, now, terminal, traces, version } = context;
  const profile = readProfile(flags.profile);
  const runs = readRuns(flags.runs);
  const seed = readSeed(flags.seed);
  const date = readDate(flags.date, env["SOURCE_DATE_EPOCH"], now);
  prepareFolder(flags.out);
  const verification = await drive(context, { profile, variants: [null, ...Object.keys(metadata.variants)], properties: "all", runs, seed });
  const comparison = compareTwoWay(engine, metadata);
  const report = buildReport({
    version,
    run: { date, seed, profile, runs, command: `npx synproof report --profile ${profile} --runs ${runs} --seed ${seed} --date ${date}` },
    metadata,
    verification,
    ...(comparison === undefined ? {} : { comparison }),
    sweep: engine.sweep(),
    play: (trace) => engine.replay(trace).rows,
    token: traces.printToken,
  });
  const data = writeText(flags.out, "report.json", `${JSON.stringify(report, null, 1)}\n`);
  const page = writeText(flags.out, "index.html", reportHtml(report));
  terminal.out(`${reportText(report, paintFor(context))}\nReport: ${page}\nData:   ${data}\n`);
  const { verdict } = summarise(report);
  return EXIT[verdict];
}
