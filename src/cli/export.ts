/** `synproof export`: a run in the format of another tool. */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { playTrace } from "../engines/play-trace.ts";
import { TEXT_FORMATS } from "../report/exports/text-formats.ts";
import type { Trace } from "../trace/trace.ts";
import { listenerCaptureOf } from "../wire/listener-capture.ts";
import { captureOf } from "../wire/trace-capture.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { scriptOf } from "./export-script.ts";
import { prepareFile, writeFile } from "./files.ts";
import { readVariant } from "./options.ts";
import { readSource } from "./replay.ts";
import { Trouble } from "./trouble.ts";

export interface ExportFlags {
  readonly to: string;
  readonly out?: string;
  readonly root?: string;
  readonly end?: string;
}

type TextFormat = keyof typeof TEXT_FORMATS;
const BINARY_FORMATS = ["pcap", "pcapng"] as const;
const SCRIPT = "packetdrill";
type Format = TextFormat | typeof SCRIPT | (typeof BINARY_FORMATS)[number];
const isText = (name: string): name is TextFormat => Object.hasOwn(TEXT_FORMATS, name);
const TEXT = Object.keys(TEXT_FORMATS).filter(isText);
export const FORMATS: readonly Format[] = [...TEXT, SCRIPT, ...BINARY_FORMATS];

/** The clone, or the package, that this file belongs to. */
const OWN_ROOT = resolve(import.meta.dirname, "../..");

/** What is exported is what happened; whether something is violated is for `replay` to say. */
export function exportCommand(source: string, flags: ExportFlags, context: Context): ExitCode {
  const format = readFormat(flags.to);
  if (!isText(format) && format !== SCRIPT && flags.out === undefined) throw new Trouble("CLI-OUT", `${format} is no text, and stdout is for text`, `Name a file: --out run.${format}.`);
  if (flags.out !== undefined) prepareFile(flags.out, "--out");
  const trace = readSource(source, context);
  if (trace.variant !== undefined) readVariant(trace.variant, context.metadata);
  const content = contentOf(format, trace, flags, context);
  if (content === undefined) {
    throw new Trouble("EXPORT-SCOPE", `the trace is of the ${trace.scope} scope, which has no ${format}`, "Take mermaid, svg or markdown, or export a trace of the connection or endpoint scope.");
  }
  if (flags.out !== undefined) writeFile(flags.out, content);
  else if (typeof content === "string") context.terminal.out(content);
  return EXIT.holds;
}

function contentOf(format: Format, trace: Trace, flags: ExportFlags, { engine, metadata }: Context): string | Uint8Array | undefined {
  const { run } = playTrace(trace);
  if (format === SCRIPT) return scriptOf(run, flags.end, engine.replay(trace).verdicts);
  if (!isText(format)) {
    if (run.scope === "isn") return undefined;
    return run.scope === "listener" ? listenerCaptureOf(run.steps, { format }) : captureOf(run.steps, { format });
  }
  const { rows, skipped, verdicts } = engine.replay(trace);
  return TEXT_FORMATS[format].print({ run, rows, skipped, verdicts, properties: metadata.properties, root: rootFor(flags) });
}

function readFormat(typed: string): Format {
  const known = FORMATS.find((format) => format === typed);
  if (known !== undefined) return known;
  throw new Trouble("CLI-FORMAT", `there is no format "${typed}"`, didYouMean(typed, FORMATS, `Give one of ${FORMATS.join(", ")}.`));
}

/** A test that is printed is taken to lie in the folder at hand. Undefined: it imports the package by its name. */
function rootFor({ out, root }: ExportFlags): string | undefined {
  const folder = out === undefined ? resolve() : dirname(resolve(out));
  if (root === undefined && (!existsSync(join(OWN_ROOT, "src/engines")) || (!isWithin(OWN_ROOT, folder) && hasPackage(folder)))) return undefined;
  return relative(folder, root === undefined ? OWN_ROOT : resolve(root)).replaceAll(sep, "/") || ".";
}

const isWithin = (outer: string, folder: string): boolean => `${folder}${sep}`.startsWith(`${outer}${sep}`);

/** Whether an import of the package would find it, as Node looks for it: in the folder, and in those around it. */
const hasPackage = (folder: string): boolean =>
  existsSync(join(folder, "node_modules/synproof/dist/library/index.js")) || (dirname(folder) !== folder && hasPackage(dirname(folder)));
