/** `synproof report --merge`: parts of one run from files, as the report of the whole. */
import { mergeReports, type Merged, type MergePart } from "../report/merge.ts";
import type { Metadata } from "../report/metadata.ts";
import type { Report, VerifyReport } from "../report/schema.ts";
import { reportProblems, verifyProblems } from "../report/validate.ts";
import { checkTrace } from "../trace/trace-check.ts";
import { isTraceError } from "../trace/trace-error.ts";
import { readText } from "./files.ts";
import { Trouble } from "./trouble.ts";

export function mergeFiles(paths: readonly string[], metadata: Metadata, tool: { readonly version: string; readonly date: string }): Merged {
  const merged = mergeReports(paths.map(readPart), metadata, tool);
  if (!merged.ok) throw new Trouble(merged.because.code, merged.because.what, merged.because.next);
  return merged.value;
}

function readPart(name: string): MergePart {
  const report = parse(name);
  // A report has `variants`, the result of a verification has `run.variant`.
  const isReport = typeof report === "object" && report !== null && "variants" in report;
  const [problem] = isReport ? reportProblems(report) : verifyProblems(report);
  if (problem !== undefined) throw new Trouble("MERGE-FORM", `${name} is neither a report.json nor what \`verify --json\` prints: ${problem}`, "Make the part again with this version.");
  // Checked field by field against the shape, which a test holds to the type; the traces in it follow.
  const sound = report as Report | VerifyReport;
  for (const trace of tracesIn(sound)) {
    const checked = checkTrace(trace, name);
    if (isTraceError(checked)) throw new Trouble(checked.code, `${name}, a trace in it: ${checked.message}`, `${checked.hint}.`);
  }
  return { name, report: sound };
}

function parse(name: string): unknown {
  const text = readText(name, "a part to merge");
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ""));
  } catch {
    throw new Trouble("MERGE-NOT-JSON", `${name} is not JSON`, "Give a report.json, or what `synproof verify --json` printed; npm writes lines of its own unless it is run with --silent.");
  }
}

const tracesIn = (report: Report | VerifyReport): readonly unknown[] => [
  ...report.properties.flatMap(({ witness, counterexample }) => [witness ?? [], counterexample?.trace ?? []].flat()),
  ...("variants" in report ? report.variants.flatMap(({ violated }) => violated.map(({ trace }) => trace)) : []),
  ...("exhaustive" in report && report.exhaustive !== undefined ? [...report.exhaustive.instances.flatMap(({ properties }) => properties), ...report.exhaustive.vacuity.flatMap(({ witness }) => witness ?? [])].flatMap(({ trace }) => trace ?? []) : []),
  ...("matrix" in report && report.matrix !== undefined ? report.matrix.rows.flatMap(({ kills }) => kills.flatMap(({ trace }) => trace ?? [])) : []),
  ...("comparison" in report && report.comparison !== undefined ? [report.comparison.trace] : []),
  ...("synAckSweep" in report && report.synAckSweep !== undefined ? [...report.synAckSweep.cells, ...report.synAckSweep.flood].flatMap(({ trace }) => trace ?? []) : []),
  ...("sweep" in report && report.sweep !== undefined ? [...report.sweep.cells, ...report.sweep.incarnations].flatMap(({ trace }) => trace ?? []) : []),
];
