/** A part of a verification, so that several machines can share a long one. */

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** Batches are dealt in turn: each belongs to exactly one of the shards, and each shard has an equal share to within one. */
export const takes = (shard: Shard | undefined, batch: number): boolean => shard === undefined || batch % shard.of === shard.index - 1;
