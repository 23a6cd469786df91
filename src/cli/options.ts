/** What was typed → what it means, or Trouble. */
import { PROFILE_NAMES, type ProfileName } from "../model/profiles.ts";
import { readShard, type ShardName } from "../report/merge/shards.ts";
import type { Metadata } from "../report/metadata.ts";
import { didYouMean } from "./did-you-mean.ts";
import { Trouble, type TroubleCode } from "./trouble.ts";

const MAX_RUNS = 1_000_000_000;
/** fast-check's seeds are 32-bit. */
export const MAX_SEED = 0x7fff_ffff;

function wholeNumber(typed: string, flag: string, min: number, max: number): number {
  const value = /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new Trouble("CLI-NUMBER", `${flag} "${typed}" is not a whole number from ${min} to ${max}`, `Give one, such as ${flag} 1000.`);
}

export const readRuns = (typed: string): number => wholeNumber(typed, "--runs", 1, MAX_RUNS);
export const readConnection = (typed: string): number => wholeNumber(typed, "--connection", 1, MAX_RUNS);
export const readLimit = (typed: string, flag = "--limit"): number => wholeNumber(typed, flag, 1, MAX_RUNS);
export const readSeed = (typed: string): number => wholeNumber(typed, "--seed", 0, MAX_SEED);

function oneOf<Name extends string>(typed: string, names: readonly Name[], code: TroubleCode, what: string, list: string): Name {
  const found = names.find((name) => name === typed);
  if (found !== undefined) return found;
  throw new Trouble(code, `unknown ${what} "${typed}"`, didYouMean(typed, names, `\`synproof list ${list}\` shows them all.`));
}

export const readProfile = (typed: string): ProfileName => oneOf(typed, PROFILE_NAMES, "CLI-PROFILE", "profile", "profiles");
export const readVariant = (typed: string, metadata: Metadata): string =>
  oneOf(typed, Object.keys(metadata.variants), "CLI-VARIANT", "variant", "variants");
export const readProperty = (typed: string, metadata: Metadata): string =>
  oneOf(typed, metadata.properties.map(({ id }) => id), "CLI-PROPERTY", "property", "properties");

/** `2/4`. What is left out of a run is for others to make, so they have to agree on its seed. */
export function readShardFlag(typed: string | undefined, seed: string | undefined): ShardName | undefined {
  if (typed === undefined) return undefined;
  const shard = readShard(typed);
  if (shard === undefined) throw new Trouble("CLI-SHARD", `--shard "${typed}" is not a part i/n, such as 2/4`, "Number the parts from 1.");
  if (seed === undefined) throw new Trouble("CLI-SHARD", "--shard needs --seed, which all parts of a run share", "Give one, such as --seed 1.");
  return shard;
}

/** ISO 8601 to the second, UTC. */
const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");

const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** The date of the report: `--date`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock. */
export function readDate(typed: string | undefined, epoch: string | undefined, now: () => number): string {
  if (typed !== undefined) {
    const ms = ISO.test(typed) ? Date.parse(typed) : Number.NaN;
    if (Number.isFinite(ms)) return stamp(ms);
    throw new Trouble("CLI-DATE", `--date "${typed}" is not an ISO 8601 date`, "Give one, such as --date 2025-01-31 or --date 2025-01-31T12:00:00Z.");
  }
  if (epoch === undefined || epoch === "") return stamp(now());
  // The last second of the year 9999: beyond it a date has another form.
  if (/^\d{1,12}$/.test(epoch) && Number(epoch) <= 253_402_300_799) return stamp(Number(epoch) * 1000);
  throw new Trouble("CLI-DATE", `SOURCE_DATE_EPOCH "${epoch}" is not a number of seconds since 1970`, "Correct or unset it, or give --date.");
}
