/** Parts of a run: which there are, and whether they make up the whole. */
import { bad, good, type Result } from "../../trace/result.ts";

export interface ShardName {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

export const WHOLE: ShardName = { index: 1, of: 1 };

/** `2/4`; undefined when it is not the second of four, or the like. */
export const readShard = (text: string): ShardName | undefined => {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  return Number(index) >= 1 && Number(of) >= Number(index) ? { index: Number(index), of: Number(of) } : undefined;
};

export const showShard = ({ index, of }: ShardName): string => `${index}/${of}`;

/** What was found of one thing, in one part. */
export interface Share<T> {
  readonly part: string;
  readonly shard: ShardName;
  readonly found: T;
}

export interface MergeFault {
  readonly code: "MERGE-FORM" | "MERGE-VERSION" | "MERGE-SEED" | "MERGE-PROFILE" | "MERGE-RUNS" | "MERGE-SHARDS" | "MERGE-TWICE";
  readonly what: string;
  readonly next: string;
}

/** @returns the shards that are missing; a fault when a shard is there twice, or when they are not shards of one run. */
export const missingShards = <T>(thing: string, shares: readonly Share<T>[]): Result<readonly string[], MergeFault> => {
  const parts = new Map<number, string>();
  const [first] = shares;
  for (const { part, shard } of shares) {
    if (first !== undefined && shard.of !== first.shard.of) {
      return bad({ code: "MERGE-SHARDS", what: `${thing}: ${part} is shard ${showShard(shard)} and ${first.part} shard ${showShard(first.shard)}`, next: "Merge shards of one run." });
    }
    const twice = parts.get(shard.index);
    if (twice !== undefined) {
      return bad({ code: "MERGE-TWICE", what: `${thing}: ${twice} and ${part} are the same shard, ${showShard(shard)}`, next: "Name each shard once." });
    }
    parts.set(shard.index, part);
  }
  const of = first?.shard.of ?? 0;
  return good(Array.from({ length: of }, (_, i) => i + 1).filter((index) => !parts.has(index)).map((index) => showShard({ index, of })));
};
