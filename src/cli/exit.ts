/** What the exit code says. */
export const EXIT = {
  /** Everything asked for holds. */
  holds: 0,
  /** A property is violated. */
  violated: 1,
  /** The command line, or a file it names, is wrong; nothing was run. */
  usage: 2,
  /** Ended early, or something was never decided. */
  inconclusive: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `
Exit codes:
  0  holds          1  a property is violated
  2  wrong usage    3  inconclusive: ended early, or something was not decided
`;
