/** Time of this process, not of the wall clock: whatever else the machine does is not counted. */

/** Seconds used so far, the system's part in them included. */
export const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/** Seconds that each work takes: the best of some rounds, since what disturbs a measurement only ever makes it longer. */
export const best = (rounds: number, works: readonly (() => void)[]): readonly number[] => {
  const seconds = works.map(() => Number.POSITIVE_INFINITY);
  // In turn, so that a slow moment of the machine falls on all alike.
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) {
      const start = processorSeconds();
      work();
      seconds[i] = Math.min(seconds[i] ?? Number.POSITIVE_INFINITY, processorSeconds() - start);
    }
  }
  return seconds;
};
