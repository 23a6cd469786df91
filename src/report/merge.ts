/**
 * Parts of one run, made on several machines → the report of the whole. The parts are shards of `report`, or results of
 * `verify --json`, or both. Counts add up, and of violations the earliest run counts, so that where nothing is violated
 * the whole is what one machine would have found.
 */
import { bad, good, type Result } from "../trace/result.ts";
import { certificateCounts, certificatesIn } from "./exhaustive-report.ts";
import { mergeCoverage } from "./merge/coverage.ts";
import { mergeProperty } from "./merge/properties.ts";
import { missingShards, readShard, WHOLE, type MergeFault, type Share, type ShardName } from "./merge/shards.ts";
import { mergeVariant, shareOfReport, shareOfVerify, type VariantShare } from "./merge/variants.ts";
import type { Metadata } from "./metadata.ts";
import { REPORT_SCHEMA, type PropertyReport, type Report, type RunFacts, type VariantReport, type VerifyReport } from "./schema.ts";

export interface MergePart {
  /** Of its file. */
  readonly name: string;
  readonly report: Report | VerifyReport;
}

export interface Merged {
  readonly report: Report;
  /** Shards that no part is; what they would have decided is inconclusive. */
  readonly missing: readonly string[];
}

const isVerify = (report: Report | VerifyReport): report is VerifyReport => "variant" in report.run;

/** @param parts at least one. @param tool the version that merges. */
export const mergeReports = (parts: readonly MergePart[], metadata: Metadata, tool: { readonly version: string; readonly date: string }): Result<Merged, MergeFault> => {
  const [first] = parts;
  if (first === undefined) throw new Error("nothing is given to merge");
  const disagreement = disagreementOf(first, parts, tool.version);
  if (disagreement !== undefined) return bad(disagreement);

  const properties = mergeProperties(parts);
  if (!properties.ok) return properties;
  const variants = mergeVariants(parts, metadata);
  if (!variants.ok) return variants;

  const whole = parts.flatMap(({ report }) => (isVerify(report) ? [] : [report]));
  const missing = [...new Set([...properties.value.missing, ...variants.value.missing])].toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const { seed, profile, profileTitle, runs } = first.report.run;
  const { comparison, sweep, synAckSweep, isnSweep, stacks } = whole[0] ?? {};
  // One of the parts has searched exhaustively, and each has certified what it found.
  const exhaustive = whole.find((report) => report.exhaustive !== undefined)?.exhaustive;
  const matrix = whole.find((report) => report.matrix !== undefined)?.matrix;
  const limit = whole.find(({ certificates }) => certificates !== undefined)?.certificates?.limit;
  return good({
    missing,
    report: {
      schema: REPORT_SCHEMA,
      tool: { name: "synproof", version: tool.version },
      run: {
        date: tool.date, seed, profile, profileTitle, runs,
        command: commandOf(first, parts, tool.date),
        interrupted: missing.length > 0 || parts.some(({ report }) => report.run.interrupted),
      },
      properties: properties.value.reports,
      variants: variants.value.reports,
      ...(comparison === undefined ? {} : { comparison }),
      coverage: mergeCoverage(whole),
      ...(exhaustive === undefined ? {} : { exhaustive }),
      ...(matrix === undefined ? {} : { matrix }),
      ...(limit === undefined ? {} : { certificates: certificateCounts(certificatesIn(properties.value.reports, variants.value.reports), limit) }),
      ...(sweep === undefined ? {} : { sweep }),
      ...(synAckSweep === undefined ? {} : { synAckSweep }),
      ...(isnSweep === undefined ? {} : { isnSweep }),
      ...(stacks === undefined ? {} : { stacks }),
    },
  });
};

const MUST_AGREE = [
  ["MERGE-SEED", "seed"],
  ["MERGE-PROFILE", "profile"],
  ["MERGE-RUNS", "runs"],
] as const satisfies readonly (readonly [MergeFault["code"], keyof RunFacts])[];

const disagreementOf = (first: MergePart, parts: readonly MergePart[], version: string): MergeFault | undefined => {
  for (const { name, report } of parts) {
    if (report.tool.version !== version) {
      return { code: "MERGE-VERSION", what: `${name} was made by version ${report.tool.version}, and this is ${version}`, next: "Make all parts with the version that merges them." };
    }
    for (const [code, fact] of MUST_AGREE) {
      if (report.run[fact] !== first.report.run[fact]) {
        return { code, what: `${fact} is ${report.run[fact]} in ${name}, and ${first.report.run[fact]} in ${first.name}`, next: `Merge parts of one ${fact === "runs" ? "number of runs" : fact}.` };
      }
    }
    if (report.run.shard !== undefined && readShard(report.run.shard) === undefined) {
      return { code: "MERGE-FORM", what: `"${report.run.shard}" is not a shard, in ${name}`, next: "Make the part again with --shard i/n." };
    }
  }
  return undefined;
};

const shardOf = ({ report }: MergePart): ShardName => (report.run.shard === undefined ? WHOLE : readShard(report.run.shard)) ?? WHOLE;

interface Group<T> {
  readonly reports: readonly T[];
  readonly missing: readonly string[];
}

/** Gathers what the parts say of each thing, in order of first appearance, and merges it. */
const mergeEach = <Found, Whole>(
  shares: readonly (Share<Found> & { readonly id: string })[], merge: (id: string, found: readonly Found[], complete: boolean) => Whole,
): Result<Group<Whole>, MergeFault> => {
  const groups = new Map<string, Share<Found>[]>();
  for (const share of shares) groups.set(share.id, [...(groups.get(share.id) ?? []), share]);
  const reports: Whole[] = [];
  const missing: string[] = [];
  for (const [id, group] of groups) {
    const absent = missingShards(id, group);
    if (!absent.ok) return absent;
    missing.push(...absent.value);
    reports.push(merge(id, group.map(({ found }) => found), absent.value.length === 0));
  }
  return good({ reports, missing });
};

const mergeProperties = (parts: readonly MergePart[]): Result<Group<PropertyReport>, MergeFault> =>
  mergeEach(
    parts.flatMap((part) => (isVerify(part.report) && part.report.run.variant !== null ? [] : part.report.properties.map((found) => ({ id: found.id, part: part.name, shard: shardOf(part), found })))),
    (id, found, complete) => {
      const [first] = found;
      if (first === undefined) throw new Error(`nothing was found of ${id}`);
      return mergeProperty(first, found, complete);
    },
  );

const mergeVariants = (parts: readonly MergePart[], { variants }: Metadata): Result<Group<VariantReport>, MergeFault> => {
  const shares = parts.flatMap((part) => {
    const share = (id: string, found: VariantShare) => ({ id, part: part.name, shard: shardOf(part), found });
    if (!isVerify(part.report)) return part.report.variants.map((variant) => share(variant.id, shareOfReport(variant)));
    const { variant } = part.report.run;
    const facts = variant === null ? undefined : variants[variant];
    return variant === null ? [] : [share(variant, facts === undefined ? { violated: [], decided: false } : shareOfVerify(part.report, facts))];
  });
  const unknown = shares.find(({ id }) => variants[id] === undefined);
  if (unknown !== undefined) return bad({ code: "MERGE-FORM", what: `${unknown.part} tells of a variant "${unknown.id}" that does not exist`, next: "Make the part again." });
  return mergeEach(shares, (id, found, complete) => {
    const facts = variants[id];
    if (facts === undefined) throw new Error(`a variant without an entry in the table: ${id}`);
    return mergeVariant(id, facts, found, complete);
  });
};

/** What finds the same on one machine. */
const commandOf = ({ report }: MergePart, parts: readonly MergePart[], date: string): string => {
  const commands = new Set(parts.map((part) => part.report.run.command.replace(/ --shard \S+/, "")));
  const [only] = commands;
  return only !== undefined && commands.size === 1 && isVerify(report)
    ? only
    : `npx synproof report --profile ${report.run.profile} --runs ${report.run.runs} --seed ${report.run.seed} --date ${date}`;
};
