/** One variant over many seeds: what the record says of it. */
import type { Arena } from "../../src/engines/arena.ts";
import { connectionArena } from "../../src/engines/arenas/connection.ts";
import { endpointArena } from "../../src/engines/arenas/endpoint.ts";
import { isnArena } from "../../src/engines/arenas/isn.ts";
import { listenerArena } from "../../src/engines/arenas/listener.ts";
import { certify } from "../../src/engines/exhaustive/certify.ts";
import { callsLike } from "../../src/engines/exhaustive/within-faults.ts";
import { hunt, newTally } from "../../src/engines/hunt.ts";
import { subjectOf } from "../../src/engines/subject.ts";
import type { CertificateTold } from "../../src/trace/exhaustive.ts";
import { TRACE_SCHEMA, type Trace } from "../../src/trace/trace.ts";
import { VARIANTS } from "../../src/variants/index.ts";

/** Runs after which a seed has not found it. */
const RUNS = 5_000;
/** States over whole worlds after which it is not known whether there is anything shorter. */
const STATES: Readonly<Record<Trace["scope"], number>> = { endpoint: 4_000, connection: 8_000, listener: 40_000, isn: 10_000 };

type Answer = Pick<CertificateTold, "verdict" | "actions">;

/** What two traces of one length have in common when the same search answers both: what may happen, and how often. */
const questionOf = (trace: Trace): string => {
  if (trace.scope === "isn") return JSON.stringify(trace);
  const { actions, ...start } = trace;
  const times = new Map<string, number>();
  for (const { do: what } of actions) times.set(what, (times.get(what) ?? 0) + 1);
  const faults = ["drop", "duplicate", "delay", "inject", "reboot", "spoof", "settle"].map((what) => times.get(what) ?? 0);
  const choices = trace.scope === "listener"
    ? [...new Set(trace.actions.flatMap((action) => ("peer" in action ? [action.peer as string] : []).concat(action.do === "inject" || (action.do === "elapse" && action.ms !== undefined) ? [JSON.stringify(action)] : [])))]
    : callsLike(trace.scope, trace.actions).map((action) => JSON.stringify(action));
  return JSON.stringify([start, actions.length, faults, choices.toSorted()]);
};

const answers = new Map<string, Answer>();
const answerTo = (trace: Trace): Answer => {
  const question = questionOf(trace);
  const answer = answers.get(question) ?? certify(trace, STATES[trace.scope]).certificate;
  answers.set(question, answer);
  return answer;
};

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;

const row = <Case, Step>(variant: string, arena: Arena<Case, Step>, seeds: number): string | undefined => {
  const active = new Set(arena.properties.map(({ id }) => id).filter((id) => VARIANTS[variant]?.caughtBy.includes(id)));
  if (active.size === 0) return undefined;
  const subject = subjectOf("rfc9293", variant);
  const runs: number[] = [];
  const told: Answer[] = [];
  const gaps = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed++) {
    const finding = hunt(arena, subject, { seed, runs: RUNS, active }, newTally());
    if (finding === undefined) continue;
    runs.push(finding.run);
    const trace = { schema: TRACE_SCHEMA, profile: "rfc9293", variant, property: finding.property, ...arena.toTrace(finding.one) } as Trace; // The arena gave the fields of its own scope.
    const answer = answerTo(trace);
    told.push(answer);
    if (answer.verdict !== "shortened") continue;
    const gap = `${finding.property} ${arena.lengthOf(finding.one)} → ${answer.actions}`;
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    if (process.env["SHOW"] !== undefined) console.error(gap, JSON.stringify(trace));
  }
  const decided = told.filter(({ verdict }) => verdict !== "inconclusive");
  const shortest = decided.filter(({ verdict }) => verdict === "shortest").length;
  const share = decided.length === 0 ? "–" : `${((100 * shortest) / decided.length).toFixed(1)} %`;
  const left = [...gaps].toSorted(([, a], [, b]) => b - a).slice(0, 2).map(([gap, times]) => `${gap} (${times})`).join(", ");
  return `| \`${variant}\` | ${arena.scope} | ${seeds} | ${runs.length} | ${median(runs)} | ${share} | ${told.length - decided.length} | ${left} |`;
};

/** The scope of the first property that a variant names; and the connection's, where it names nothing but properties of connections. */
export const rowsOf = (variant: string, seeds: number): readonly string[] => {
  const rows = [row(variant, endpointArena, seeds), row(variant, listenerArena, seeds), row(variant, isnArena, seeds)].filter((one) => one !== undefined);
  return rows.length > 0 ? rows : [row(variant, connectionArena, seeds)].filter((one) => one !== undefined);
};
