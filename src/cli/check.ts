/** `synproof check`: captures of real traffic, followed connection by connection, and judged. */
import { basename } from "node:path";
import { PROFILES } from "../model/profiles.ts";
import { answerLines, connectionLines, fileLines, ladderLines, verdictLine } from "../report/captures/text.ts";
import { CAPTURES_SCHEMA, type CaptureFile, type CaptureReport, type Observation } from "../report/captures/schema.ts";
import { embedReport } from "../report/embed.ts";
import { grouped } from "../report/summary.ts";
import type { ObservedConnection } from "../trace/observed.ts";
import { checkFile, type ReadFile } from "./capture-file.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { prepareFolder, writeText } from "./files.ts";
import { readConnection, readProfile } from "./options.ts";
import { paintFor } from "./paint.ts";
import { lineProgress } from "./progress.ts";
import { Trouble } from "./trouble.ts";

export interface CheckFlags {
  readonly profile: string;
  readonly at?: string;
  readonly connection?: string;
  readonly checksums?: true;
  readonly json?: true;
  readonly out?: string;
}

export const TAPS = ["client", "server", "middle"] as const;
/** Connections that are listed; all are counted. */
const LISTED = 1_000;
/** Rows at either end of a ladder: of a connection that was asked for, and of others. */
const ALL_ROWS = 5_000;
const SOME_ROWS = 12;
/** For the page, where one looks on. */
const PAGE_ROWS = 100;

export async function checkCommand(paths: readonly string[], flags: CheckFlags, context: Context): Promise<ExitCode> {
  const profile = readProfile(flags.profile);
  const at = readTap(flags.at);
  const wanted = flags.connection === undefined ? undefined : readConnection(flags.connection);
  // Before the long work: what cannot be built is better known now.
  const template = flags.out === undefined ? undefined : await context.page();
  if (flags.out !== undefined) prepareFolder(flags.out);
  const files: CaptureFile[] = [];
  const outcomes: ReadFile[] = [];
  for (const path of paths) {
    const kept = new Kept(wanted);
    const progress = lineProgress(context);
    try {
      const file = await checkFile(path, {
        profile: PROFILES[profile].profile, ...(at === undefined ? {} : { at }), verify: flags.checksums === true, signal: context.signal,
        ...(wanted === undefined ? {} : { only: wanted }),
        rows: wanted !== undefined ? ALL_ROWS : flags.out === undefined ? SOME_ROWS : PAGE_ROWS,
        found: (connection) => kept.add(connection),
        progress: (share, segments, connections) => progress.show(`${String(Math.floor(share * 100)).padStart(3)} %  ${basename(path)}: ${grouped(segments)} segments, ${grouped(connections)} connections`),
      });
      const { damaged, interrupted, connections, ...facts } = file;
      if (wanted !== undefined && wanted > connections) throw new Trouble("CHECK-CONNECTION", `--connection ${wanted}, and ${path} has ${connections}`, "Number them as `synproof check` does, from 1.");
      files.push({ ...facts, connections: kept.list, leftOut: connections - kept.list.length });
      outcomes.push(file);
      progress.end();
      if (flags.json !== true) context.terminal.out(`${fileText(files.at(-1), file, wanted !== undefined, context)}\n`);
      if (damaged || interrupted) context.terminal.err(file.problems.map((problem) => `${path}: ${problem}\n`).join(""));
    } finally {
      progress.end();
    }
    if (context.signal.aborted) break;
  }
  const observed: Observation = { profile, ...(at === undefined ? {} : { at }), files };
  const report: CaptureReport = { schema: CAPTURES_SCHEMA, tool: { name: "synproof", version: context.version }, observed };
  if (flags.json === true) context.terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  if (flags.out !== undefined && template !== undefined) {
    const data = writeText(flags.out, "report.json", `${JSON.stringify(report)}\n`);
    const page = writeText(flags.out, "index.html", embedReport(template, report));
    context.terminal.err(`Report: ${page}\nData:   ${data}\n`);
  }
  return exitCode(outcomes);
}

/** Violations before everything else; what could not be read before what could not be told. */
function exitCode(files: readonly ReadFile[]): ExitCode {
  if (files.some(({ answers }) => answers.verdicts.violates > 0)) return EXIT.violated;
  if (files.some(({ damaged }) => damaged)) return EXIT.usage;
  return files.some(({ answers, interrupted, connections }) => interrupted || connections === 0 || answers.verdicts.unknown > 0) ? EXIT.inconclusive : EXIT.holds;
}

/** The connections worth listing, in their order: as many as fit, and those that do not conform before those that do. */
class Kept {
  readonly #wanted: number | undefined;
  #first: ObservedConnection[] = [];
  #notable: ObservedConnection[] = [];

  constructor(wanted: number | undefined) {
    this.#wanted = wanted;
  }

  add(connection: ObservedConnection): void {
    if (this.#wanted !== undefined && connection.id !== this.#wanted) return;
    const list = connection.verdict === "conforms" ? this.#first : this.#notable;
    if (list.length < LISTED) list.push(connection);
  }

  get list(): readonly ObservedConnection[] {
    return [...this.#notable, ...this.#first.slice(0, LISTED - this.#notable.length)].sort((a, b) => a.id - b.id);
  }
}

function fileText(file: CaptureFile | undefined, { connections, interrupted }: ReadFile, one: boolean, context: Context): string {
  if (file === undefined) return "";
  const paint = paintFor(context);
  const { leftOut } = file;
  return [
    ...fileLines(file, connections, paint),
    "",
    ...file.connections.flatMap((connection) => [
      ...connectionLines(connection, paint),
      ...(one || connection.verdict !== "conforms" ? ["", ...ladderLines(connection, paint), ""] : []),
    ]),
    ...(leftOut === 0 || one ? [] : [`… and ${grouped(leftOut)} more.`]),
    ...(one ? [] : ["", ...answerLines(file.answers), ""]),
    ...(connections === 0 ? [interrupted ? "Nothing was read." : "There is no TCP connection in it."] : [paint.bold(verdictLine(file.answers))]),
    "",
  ].join("\n");
}

function readTap(typed: string | undefined): (typeof TAPS)[number] | undefined {
  const known = TAPS.find((tap) => tap === typed);
  if (typed !== undefined && known === undefined) throw new Trouble("CHECK-TAP", `there is no tap "${typed}"`, didYouMean(typed, TAPS, `Give one of ${TAPS.join(", ")}.`));
  return known;
}
