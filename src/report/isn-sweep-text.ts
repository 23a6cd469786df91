/** How well an ISN is guessed, for the terminal: a table of chances. */
import type { GuessCell, IsnSweep } from "../trace/sweep.ts";

export const isnSweepText = (sweep: IsnSweep): string => {
  const policies = [...new Set(sweep.cells.map(({ policy }) => policy))];
  const seen = [...new Set(sweep.cells.map((cell) => cell.seen))];
  const width = Math.max(...policies.map((policy) => policy.length));
  return [
    "How well does somebody guess the ISN of a connection of which he sees nothing? Right guesses of all that there are:",
    ...seen.flatMap((what) => {
      const ticks = [...new Set(sweep.cells.map((cell) => cell.ticks))];
      return [
        "",
        `He has seen ${SEEN_WORDS[what]}, and knows the moment of the answer`,
        `  ${"".padEnd(width)}  ${ticks.map((count) => knownWords(count).padEnd(20)).join("")}`.trimEnd(),
        ...policies.map((policy) => `  ${policy.padEnd(width)}  ${ticks.map((count) => chances(sweep, policy, what, count).padEnd(20)).join("")}`.trimEnd()),
      ];
    }),
    "",
    `A guess opens a connection only when it is exact: of ${sweep.opens.length} distances from the right acknowledgment, up to half the number space, this opens: ${sweep.opens.filter(({ opens }) => opens).map(({ off }) => off).join(", ")}.`,
    "",
  ].join("\n");
};

const SEEN_WORDS: Readonly<Record<GuessCell["seen"], string>> = {
  nothing: "nothing",
  "another socket": "an ISN that was given to another socket, his own",
  "the same socket": "an earlier ISN of the same pair of sockets",
};

const knownWords = (ticks: number): string => (ticks === 1 ? "exactly" : `to ${ticks / 250} ms`);

const chances = (sweep: IsnSweep, policy: GuessCell["policy"], seen: GuessCell["seen"], ticks: number): string => {
  const cell = sweep.cells.find((one) => one.policy === policy && one.seen === seen && one.ticks === ticks);
  if (cell === undefined) throw new Error(`the sweep has no cell for ${policy}, ${seen}, ${ticks}`);
  if (cell.hits === 0) return `0 of ${cell.guesses}`;
  return cell.hits === cell.guesses ? "always" : `1 in ${cell.guesses / cell.hits}`;
};
