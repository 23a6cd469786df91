/** The kill matrix for a terminal: what is not seen first, then by family. */
import type { HandshakeRow, Kill, KillMatrix, MatrixRow, PairRow } from "../trace/exhaustive.ts";
import { counted, grouped } from "./summary.ts";
import type { Paint } from "./text.ts";

/** Something a variant promises that nothing shows, for which no reason is written down. */
export const isHole = ({ missing, survives, kills, interrupted }: MatrixRow): boolean =>
  interrupted !== true && (missing.some(({ reason }) => reason === undefined) || (kills.length === 0 && survives === undefined && missing.length === 0));

const isReasoned = (row: MatrixRow): boolean => !isHole(row) && (row.survives !== undefined || row.missing.length > 0);

export function matrixText({ rows, handshakes, idle, pairs, interrupted }: KillMatrix, caughtBy: (variant: string) => readonly string[], paint: Paint): string {
  const holes = rows.filter(isHole);
  const reasoned = rows.filter(isReasoned);
  const families = [...new Set(rows.map(({ family }) => family))];
  const width = Math.max(0, ...rows.map(({ variant }) => variant.length));
  const line = (row: MatrixRow): string => rowLine(row, caughtBy(row.variant), width, paint);
  const seen = rows.length - holes.length - rows.filter(({ interrupted: cut }) => cut === true).length;
  return [
    ...(holes.length === 0 ? [] : [paint.bold("Not seen, and no reason is written down"), ...holes.map(line), ""]),
    ...(reasoned.length === 0 ? [] : [paint.bold("Not seen by everything that it names, with a reason"), ...reasoned.flatMap((row) => [line(row), ...reasonsOf(row).map((why) => paint.dim(`    ${why}`))]), ""]),
    ...families.flatMap((family) => {
      const others = rows.filter((row) => row.family === family && !isHole(row) && !isReasoned(row));
      return others.length === 0 ? [] : [paint.bold(family), ...others.map(line), ""];
    }),
    ...(handshakes.length === 0 ? [] : [...handshakeLines(handshakes, paint), ""]),
    ...(pairs === undefined ? [] : [...pairLines(pairs, paint), ""]),
    ...(idle.length === 0 ? [] : [paint.bad(`Catch nothing: ${idle.join(", ")}.`)]),
    `${grouped(seen)} of ${counted(rows.length, "faulty endpoint")} ${seen === 1 ? "is" : "are"} seen as promised; ${counted(rows.reduce((sum, { searched }) => sum + searched, 0), "state")} searched.`,
    ...(interrupted ? ["Ended early: what is not shown was not looked at."] : []),
    "",
  ].join("\n");
}

const cell = ({ property, steps, states, instance }: Kill): string => `${property} (${counted(steps, "step")}, ${counted(states, "state")}, ${instance})`;

function rowLine(row: MatrixRow, named: readonly string[], width: number, paint: Paint): string {
  const { variant, kills, missing, interrupted } = row;
  const mark = interrupted === true ? paint.unsure("?") : isHole(row) ? paint.bad("✗") : isReasoned(row) ? paint.unsure("–") : paint.good("✓");
  const first = kills.filter(({ property }) => named.includes(property));
  const rest = kills.length - first.length;
  const told = [...first.map(cell), ...missing.map(({ property }) => `${property}: not seen`)].join("; ");
  return `${mark} ${variant.padEnd(width)}  ${told}${rest === 0 ? "" : `${told === "" ? "" : "; "}${paint.dim(`${told === "" ? "seen" : "and"} by ${counted(rest, "other")}`)}`}`;
}

const reasonsOf = ({ survives, missing }: MatrixRow): readonly string[] => [
  ...(survives === undefined ? [] : [survives]),
  ...missing.flatMap(({ property, reason }) => (reason === undefined ? [] : [`${property}: ${reason}.`])),
];

export function handshakeLines(rows: readonly HandshakeRow[], paint: Paint): readonly string[] {
  return [
    paint.bold("Handshakes"),
    ...rows.map(({ segments, variant, breaks, tables, states }) => {
      const who = `${counted(segments, "segment")}, ${variant ?? "RFC 9293"}`.padEnd(34);
      if (breaks.length > 0) return `${paint.bad("✗")} ${who}  breaks ${breaks.map(({ property, steps }) => `${property} (${counted(steps, "step")})`).join(", ")}`;
      const but = tables.length === 0 ? "" : `; ${tables.join(", ")} see that it is not RFC 9293's`;
      return `${paint.good("✓")} ${who}  breaks nothing in ${counted(states, "state")}${but}`;
    }),
  ];
}

function pairLines(pairs: readonly PairRow[], paint: Paint): readonly string[] {
  const hiding = pairs.filter(({ hidden }) => hidden.length > 0);
  return [
    paint.bold("Pairs"),
    ...hiding.map(({ variants, hidden, caught }) =>
      `${caught ? paint.unsure("–") : paint.bad("✗")} ${variants.join(" + ")}  ${caught ? "caught, but hidden from" : "hidden from"} ${hidden.map(({ property, variant, reason }) => `${property} (which catches ${variant}${reason === undefined ? "" : `; ${reason}`})`).join(", ")}`),
    `${grouped(pairs.length - hiding.length)} of ${counted(pairs.length, "pair")} ${pairs.length - hiding.length === 1 ? "is" : "are"} caught by everything that catches one of the two.`,
  ];
}
