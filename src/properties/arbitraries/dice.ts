/** Chance, as a generator needs it: weighted choices over a source of numbers. */

export interface Dice {
  /** An integer in min … max, both included. */
  int(min: number, max: number): number;
}

export const chance = (dice: Dice, percent: number): boolean => dice.int(1, 100) <= percent;

/** One of `items`. @throws when there are none. */
export const oneOf = <T>(dice: Dice, items: readonly T[]): T => {
  const item = items[dice.int(0, items.length - 1)];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
};

export type Weighted<T> = readonly [weight: number, item: T];

/** One of the items, each as often as its weight says. @throws when all weights are 0. */
export const weighted = <T>(dice: Dice, items: readonly Weighted<T>[]): T => {
  const total = items.reduce((sum, [weight]) => sum + weight, 0);
  let at = dice.int(1, total);
  for (const [weight, item] of items) {
    at -= weight;
    if (at <= 0) return item;
  }
  throw new Error("the weights do not add up");
};
