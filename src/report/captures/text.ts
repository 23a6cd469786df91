/** A capture that was checked, in words. */
import type { ObservedConnection, ObservedEnd, ObservedRow } from "../../trace/observed.ts";
import { counted, grouped } from "../summary.ts";
import type { Paint } from "../text.ts";
import { FAILED, isFailed, type CaptureAnswers, type Found } from "./answers.ts";
import type { CaptureFile } from "./schema.ts";

export const socket = ({ address, port }: ObservedEnd): string => (address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`);

/** The line of a connection, and what there is to say of it. */
export const connectionLines = (connection: ObservedConnection, paint: Paint): readonly string[] => {
  const { id, ends: [a, b], verdict, violation, unknown } = connection;
  const mark = verdict === "conforms" ? paint.good("✓") : verdict === "violates" ? paint.bad("✗") : "?";
  return [
    `${mark} #${id}  ${socket(a)} → ${socket(b)}  ${verdict === "unknown" ? "unknown from here on" : verdict}`,
    `     ${factsOf(connection).join("; ")}`,
    ...(violation === undefined ? [] : [
      `     ${paint.bad(`packet ${violation.packet}: ${violation.segment}`)}`,
      `       ${violation.property} (${violation.clause}): ${violation.because}`,
      `       allowed was ${violation.allowed}`,
    ]),
    ...(unknown === undefined ? [] : [`     from packet ${unknown.packet} on: ${unknown.because}`]),
    ...connection.resets.map(({ packet, by, why }) => `     reset in packet ${packet} by ${socket(connection.ends[by])}: ${why}`),
    ...[...connection.halfOpen, ...connection.remarks.filter((remark) => !connection.halfOpen.includes(remark))].map((remark) => `     ${remark}`),
  ];
};

const factsOf = (connection: ObservedConnection): readonly string[] => {
  const { ends: [a, b], opened, closed, closedFirst, tls, reuseAfter } = connection;
  return [
    isFailed(opened) ? `not opened: ${FAILURE[opened]}` : opened === "before the capture" ? "opened before the capture, or unseen" : `opened ${opened}`,
    ...(a.isn === undefined ? [] : [`ISN ${a.isn}${b.isn === undefined ? "" : ` and ${b.isn}`}`]),
    ...(a.octets + b.octets === 0 ? [] : [`${grouped(a.octets)} octets there, ${grouped(b.octets)} back`]),
    ...(tls === undefined ? [] : [`text begins like TLS in packet ${tls.packet}, at SEQ = ISN+${tls.offset}${tls.offset === 1 && opened === "by three segments" ? ", after the three segments" : ""}`]),
    ...(isFailed(opened) && closed === "open" ? [] : [`${CLOSED[closed]}${closedFirst === undefined ? "" : `, ${closedFirst === 0 ? "by who opened" : "by the other end"} first`}`]),
    ...(reuseAfter === undefined ? [] : [`took over a TIME-WAIT after ${(reuseAfter / 1000).toFixed(1)} s`]),
  ];
};

const FAILURE: Readonly<Record<(typeof FAILED)[number], string>> = {
  refused: "refused by a reset",
  "timed out": "timed out; the SYN was sent again and never answered",
  "no SYN,ACK": "no SYN,ACK came while it was captured",
  reset: "reset before it was open",
  "never acknowledged": "the SYN,ACK was never acknowledged",
};

const CLOSED: Readonly<Record<ObservedConnection["closed"], string>> = {
  "in order": "closed in order",
  "both at once": "closed by both at once",
  reset: "reset",
  half: "half closed",
  "not acknowledged": "both FINs sent, not both acknowledged",
  open: "open at the end of the capture",
};

/** The ladder of one connection. */
export const ladderLines = ({ ends: [a, b], rows, lastRows, rowsLeftOut, violation, unknown }: ObservedConnection, paint: Paint): readonly string[] => {
  const width = Math.max(20, ...[...rows, ...lastRows].map(({ left }) => left.length > 2 ? 20 : left.join(" | ").length));
  const shown = (states: readonly string[]): string => (states.length === 11 ? "any" : states.length > 3 ? `${states[0] ?? ""} or ${states.length - 1} others` : states.join(" | "));
  const line = (row: ObservedRow): string => {
    const text = `${String(row.packet).padStart(6)}  ${(row.at / 1000).toFixed(6).padStart(11)}  ${shown(row.left).padEnd(width)}  ${row.from === 0 ? "──▶" : "◀──"}  ${row.relative.padEnd(36)}  ${shown(row.right)}${row.note === undefined ? "" : `  (${row.note})`}`;
    return row.packet === violation?.packet || row.packet === unknown?.packet ? paint.bad(`${text}  ← here`) : text;
  };
  return [
    paint.dim(`packet      seconds  ${socket(a).padEnd(width)}  numbers counted from the ISNs            ${socket(b)}`),
    ...rows.map(line),
    ...(rowsLeftOut === 0 ? [] : [paint.dim(`        … ${counted(rowsLeftOut, "segment")} left out`)]),
    ...lastRows.map(line),
  ];
};

/** What one asks of a capture. */
export const answerLines = (answers: CaptureAnswers): readonly string[] => {
  const where = ({ count, connections }: Found): string => `${grouped(count)}${count === 0 ? "" : ` (#${connections.slice(0, 8).join(", #")}${connections.length > 8 ? ", …" : ""})`}`;
  const failed = FAILED.filter((why) => answers.opened[why].count > 0);
  return [
    `Opens that failed      ${failed.length === 0 ? "none" : failed.map((why) => `${why} ${where(answers.opened[why])}`).join(", ")}`,
    `Sent again             SYN ${where(answers.synsAgain)}, SYN,ACK ${where(answers.synAcksAgain)}, FIN ${where(answers.finsAgain)}`,
    `Closed first           by who opened ${grouped(answers.closedFirst.opener)}, by the other end ${grouped(answers.closedFirst.other)}, both at once ${where(answers.closed["both at once"])}`,
    `Half-open ends         ${where(answers.halfOpen)}`,
    `Resets                 ${where(answers.resets)}`,
    `TIME-WAIT taken over   ${where(answers.timeWaitReuse)}`,
  ];
};

export const fileLines = (file: Pick<CaptureFile, "name" | "packets" | "segments" | "other" | "illegible" | "duration">, connections: number, paint: Paint): readonly string[] => [
  paint.bold(`${file.name}: ${counted(file.segments, "segment")} in ${counted(connections, "connection")}, ${(file.duration / 1000).toFixed(3)} s`),
  ...(file.other + file.illegible === 0 ? [] : [paint.dim(`left out: ${[...(file.other === 0 ? [] : [`${counted(file.other, "packet")} without TCP`]), ...(file.illegible === 0 ? [] : [`${counted(file.illegible, "packet")} that cannot be read`])].join(", ")}`)]),
];

export const verdictLine = ({ verdicts: { conforms, violates, unknown } }: CaptureAnswers): string =>
  `${counted(conforms, "connection conforms", "connections conform")}${violates === 0 ? "" : `, ${grouped(violates)} ${violates === 1 ? "violates" : "violate"} RFC 9293`}${unknown === 0 ? "" : `, of ${grouped(unknown)} not all can be told`}.`;
