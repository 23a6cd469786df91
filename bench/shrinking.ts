/**
 * How good plain shrinking is, for every faulty endpoint, over many seeds: after how many runs its own properties first fail, and
 * how often what fast-check shrinks is already as short as can be, which is certified by an exhaustive search.
 *
 *   npm run bench:shrinking -- [SEEDS] [PART/PARTS | VARIANT...]
 *
 * Prints rows of the table of docs/shrinking.md. A variant has one row for each scope in which it is looked for.
 */
import type { Arena } from "../src/engines/arena.ts";
import { connectionArena } from "../src/engines/arenas/connection.ts";
import { endpointArena } from "../src/engines/arenas/endpoint.ts";
import { isnArena } from "../src/engines/arenas/isn.ts";
import { listenerArena } from "../src/engines/arenas/listener.ts";
import { certify } from "../src/engines/exhaustive/certify.ts";
import { hunt, newTally } from "../src/engines/hunt.ts";
import { subjectOf } from "../src/engines/subject.ts";
import { TRACE_SCHEMA, type Trace } from "../src/trace/trace.ts";
import type { CertificateTold } from "../src/trace/exhaustive.ts";
import { VARIANT_IDS, VARIANTS } from "../src/variants/index.ts";

/** Runs after which a seed has not found it. */
const RUNS = 5_000;
/** States after which it is not known whether there is anything shorter. */
const STATES = 4_000;

const certificates = new Map<string, CertificateTold>();
const certificateOf = (trace: Trace): CertificateTold => {
  const key = JSON.stringify(trace);
  const known = certificates.get(key) ?? certify(trace, STATES).certificate;
  certificates.set(key, known);
  return known;
};

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;

const row = <Case, Step>(variant: string, arena: Arena<Case, Step>, seeds: number): string | undefined => {
  const active = new Set(arena.properties.map(({ id }) => id).filter((id) => VARIANTS[variant]?.caughtBy.includes(id)));
  if (active.size === 0) return undefined;
  const subject = subjectOf("rfc9293", variant);
  const runs: number[] = [];
  const told: CertificateTold[] = [];
  const gaps = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed++) {
    const finding = hunt(arena, subject, { seed, runs: RUNS, active }, newTally());
    if (finding === undefined) continue;
    runs.push(finding.run);
    const trace = { schema: TRACE_SCHEMA, profile: "rfc9293", variant, property: finding.property, ...arena.toTrace(finding.one) } as Trace; // The arena gave the fields of its own scope.
    const certificate = certificateOf(trace);
    told.push(certificate);
    if (certificate.verdict !== "shortened") continue;
    const gap = `${finding.property} ${certificate.shrunkTo} → ${certificate.actions}`;
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    if (process.env["SHOW"] !== undefined) console.error(gap, JSON.stringify(trace));
  }
  const decided = told.filter(({ verdict }) => verdict !== "inconclusive");
  const shortest = decided.filter(({ verdict }) => verdict === "shortest").length;
  const share = decided.length === 0 ? "–" : `${((100 * shortest) / decided.length).toFixed(1)} %`;
  const left = [...gaps].toSorted(([, a], [, b]) => b - a).slice(0, 2).map(([gap, times]) => `${gap} (${times})`).join(", ");
  return `| \`${variant}\` | ${arena.scope} | ${runs.length} | ${median(runs)} | ${share} | ${told.length - decided.length} | ${left} |`;
};

/** The scope of the first property that a variant names; and the connection's, where one end's properties are asked, too. */
const rowsOf = (variant: string, seeds: number): readonly string[] => {
  const rows = [row(variant, endpointArena, seeds), row(variant, listenerArena, seeds), row(variant, isnArena, seeds)].filter((one) => one !== undefined);
  return rows.length > 0 ? rows : [row(variant, connectionArena, seeds)].filter((one) => one !== undefined);
};

const [seeds = "200", ...which] = process.argv.slice(2);
const part = /^(\d+)\/(\d+)$/.exec(which[0] ?? "");
const chosen = part === null ? (which.length === 0 ? VARIANT_IDS : which) : VARIANT_IDS.filter((_, at) => at % Number(part[2]) === Number(part[1]) - 1);
const unknown = chosen.filter((id) => VARIANTS[id] === undefined);
if (unknown.length > 0) throw new Error(`no variant is called ${unknown.join(", ")}`);

console.log(`| variant | scope | found, of ${seeds} seeds | runs to the first failure (median) | already shortest | not decided | what is left: property, shrunk to → shortest |`);
console.log("|---|---|---|---|---|---|---|");
for (const variant of chosen) for (const line of rowsOf(variant, Number(seeds))) console.log(line);
