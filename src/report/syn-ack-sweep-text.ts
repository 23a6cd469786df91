/** The sweep over retransmissions of SYN,ACK for the terminal. */
import type { FloodCell, OpeningCell, SynAckSweep } from "../trace/sweep.ts";

export const OPENING_MARKS: Readonly<Record<OpeningCell["verdict"], string>> = { opens: "✓", "half-open": "✗" };
export const FLOOD_MARKS: Readonly<Record<FloodCell["verdict"], string>> = { "at-once": "✓", late: "–", "turned-away": "✗" };

export const synAckSweepText = (sweep: SynAckSweep): string =>
  [
    "How often should a SYN,ACK be sent again?",
    "",
    "What a SYN that nobody stands behind costs: when its SYN,ACK is sent, and when its entry in the half-open queue is removed",
    ...sweep.entries.map(({ retries, sentAt, removedAt }) => `  ${retriesWords(retries)}  ${sentAt.map(seconds).join(", ")}; removed after ${seconds(removedAt)}`),
    "",
    "Losses in a row, of the SYN,ACK or of the ACK that answers it: does the connection open?",
    `  ${"".padEnd(17)}  ${sweep.losses.join("  ")}`,
    ...sweep.retries.map((retries) => `  ${retriesWords(retries)}  ${sweep.cells.filter((cell) => cell.retries === retries).map(({ verdict }) => OPENING_MARKS[verdict]).join("  ")}`),
    "  ✓  it opens, under every pattern of so many losses",
    "  ✗  under some pattern the listener has removed its half of a connection that the client believes in",
    "",
    `A flood fills the ${sweep.queue} places of the half-open queue: a spoofed SYN every …`,
    ...[false, true].flatMap((cookies) => [
      cookies ? "with SYN cookies when the queue is full:" : "without SYN cookies:",
      `  ${"".padEnd(17)}  ${sweep.every.map((every) => seconds(every).padEnd(7)).join("")}`.trimEnd(),
      ...sweep.retries.map((retries) => `  ${retriesWords(retries)}  ${sweep.flood.filter((cell) => cell.retries === retries && cell.cookies === cookies).map(({ verdict }) => FLOOD_MARKS[verdict].padEnd(7)).join("")}`.trimEnd()),
    ]),
    "  ✓  an honest client is served by its first SYN, at whichever of four moments it comes",
    "  –  at some moment only by a SYN that it sends again",
    "  ✗  at some moment not within 31 s",
    "",
  ].join("\n");

const retriesWords = (retries: number): string => `${retries} retransmission${retries === 1 ? " " : "s"}`;
const seconds = (ms: number): string => `${ms / 1000} s`;
