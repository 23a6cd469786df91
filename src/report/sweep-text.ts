/** The TIME-WAIT sweep for the terminal: a staircase of marks, and what they mean. */
import type { CellVerdict, IncarnationCell, TimeWaitSweep } from "../trace/sweep.ts";
import { counted } from "./summary.ts";

export const SWEEP_MARKS: Readonly<Record<CellVerdict, string>> = { "gets-through": "✓", reset: "✗", "given-up": "–" };

export const SWEEP_WORDS: Readonly<Record<CellVerdict, string>> = {
  "gets-through": "the final ACK gets through, under every pattern of so many losses in a row",
  reset: "under some pattern the FIN comes again when TIME-WAIT is over, and the other end is reset",
  "given-up": "under some pattern the other end reaches R2 first; it is never reset",
};

export const sweepText = (sweep: TimeWaitSweep): string => {
  const width = Math.max(...sweep.lengths.map((length) => length.length));
  const line = (length: string, retransmission: string): string =>
    sweep.cells
      .filter((cell) => cell.length === length && cell.retransmission === retransmission)
      .map(({ verdict }) => SWEEP_MARKS[verdict])
      .join("  ");
  return [
    "How long must TIME-WAIT be? Losses in a row, from the first ACK of the FIN on:",
    ...sweep.retransmissions.flatMap((retransmission) => [
      "",
      retransmission,
      `  ${"losses".padEnd(width)}  ${sweep.losses.join("  ")}`,
      ...sweep.lengths.map((length) => `  ${length.padEnd(width)}  ${line(length, retransmission)}`),
    ]),
    "",
    ...(["gets-through", "reset", "given-up"] as const).map((verdict) => `  ${SWEEP_MARKS[verdict]}  ${SWEEP_WORDS[verdict]}`),
    "",
    "Is an octet of the old incarnation taken for one of the next, opened as soon as both ends are CLOSED?",
    ...sweep.retransmissions.flatMap((retransmission) => [
      "",
      retransmission,
      `  ${"losses".padEnd(width)}  ${sweep.losses.join("  ")}`,
      ...sweep.lengths.map((length) => `  ${length.padEnd(width)}  ${sweep.losses.map((losses) => incarnationMark(sweep, { length, retransmission, losses })).join("  ")}`),
    ]),
    "",
    `  ✓  no octet, in any of ${counted(sweep.incarnations.reduce((sum, { runs }) => sum + runs, 0), "run")}: a copy of what either end sent, every pattern of losses, every moment of the next opening`,
    "  f  one, with a fixed ISN; none with that of RFC 6528",
    "  ✗  one, even with the ISN of RFC 6528",
    "",
    "--json has a trace for each cell.",
    "",
  ].join("\n");
};

const incarnationMark = ({ incarnations }: TimeWaitSweep, where: Pick<IncarnationCell, "length" | "retransmission" | "losses">): string => {
  const accepted = incarnations.filter((cell) => cell.verdict === "accepted" && cell.length === where.length && cell.retransmission === where.retransmission && cell.losses === where.losses);
  return accepted.length === 0 ? "✓" : accepted.every(({ isn }) => isn === "fixed") ? "f" : "✗";
};
