/**
 * A run as a Mermaid sequence diagram (https://mermaid.js.org/syntax/sequenceDiagram.html). Such a diagram knows no time of
 * travel: a segment is drawn in the step in which it arrives or is lost, and says in which it was sent unless that was
 * the step before.
 */
import { match, P } from "ts-pattern";
import type { LadderRow, LadderSegment, Lifeline } from "../../trace/ladder-row.ts";
import type { Ends } from "../drawing/ends.ts";
import type { ExportFailure } from "./failure.ts";
import { oneLine } from "./one-line.ts";

export interface MermaidOptions {
  readonly title: string;
  readonly ends: Ends;
  readonly failure?: ExportFailure;
}

export const mermaidText = (rows: readonly LadderRow[], { title, ends, failure }: MermaidOptions): string => {
  const sentIn = new Map<number, number>();
  const pending = new Map<number, LadderSegment>();
  const brokenAt = rows.findLastIndex(({ step }) => step === failure?.failedAt);
  const lines = rows.flatMap((row, i) => {
    const drawn = row.segments.flatMap((segment) => {
      follow(segment, row.step, sentIn, pending);
      return segmentLine(segment, row.step, sentIn.get(segment.id));
    });
    return [
      ...actionNote(row, rows[i - 1]),
      ...drawn,
      ...SIDES.flatMap((side) => stateNote(row, rows[i - 1], side, ends)),
      ...row.signals.map(({ side, text }) => `Note ${BESIDE[side]}: “${words(text)}”`),
      ...(failure === undefined || i !== brokenAt ? [] : [`Note over L,R: ✗ ${words(failure.property)} is broken. ${words(failure.because)}`]),
    ];
  });
  const left = [...pending.values()].map((segment) => `${message(segment, "--)")}: ${label(segment, sentIn.get(segment.id))}, still under way`);
  const head = [`title: ${words(title)}`, `participant L as ${ends.left}`, `participant R as ${ends.right}`];
  return `sequenceDiagram\n${[...head, ...lines, ...left].map((line) => `  ${line}\n`).join("")}`;
};

const SIDES = ["left", "right"] as const satisfies readonly Lifeline[];
const NAMES = { left: "L", right: "R" } as const;
const BESIDE = { left: "left of L", right: "right of R" } as const;

const follow = (segment: LadderSegment, step: number, sentIn: Map<number, number>, pending: Map<number, LadderSegment>): void => {
  switch (segment.fate) {
    case "departs":
      sentIn.set(segment.id, step);
      pending.set(segment.id, segment);
      return;
    case "arrives":
    case "dropped":
    case "expired":
      pending.delete(segment.id);
      return;
    case "duplicated":
    case "delayed":
      return;
    default:
      segment.fate satisfies never;
  }
};

const segmentLine = (segment: LadderSegment, step: number, sent: number | undefined): readonly string[] =>
  match(segment)
    .with({ fate: "departs" }, () => [])
    .with({ fate: "arrives", origin: "end" }, () => [`${message(segment, "->>")}: ${numbered(step, segment, sent)}`])
    .with({ fate: "arrives" }, ({ origin }) => [`${message(segment, "-->>")}: ${numbered(step, segment, sent)} (${origin === "copy" ? "a copy" : "injected"})`])
    .with({ fate: P.union("dropped", "expired") }, ({ fate }) => [`${message(segment, "-x")}: ${numbered(step, segment, sent)} (${fate === "dropped" ? "lost" : "its MSL is over"})`])
    .with({ fate: P.union("duplicated", "delayed") }, ({ fate }) => [`Note over L,R: ${step + 1}. ${fate} by the network: ${words(segment.name)}`])
    .exhaustive();

const message = ({ from }: LadderSegment, arrow: string): string => `${NAMES[from]}${arrow}${NAMES[from === "left" ? "right" : "left"]}`;

const numbered = (step: number, segment: LadderSegment, sent: number | undefined): string =>
  `${step + 1}. ${label(segment, sent === undefined || sent === step || sent === step - 1 ? undefined : sent)}`;

/** `SYN,ACK SEQ=300 ACK=101`: what the RFC writes in angle brackets, which would be taken for markup. The window is left out. */
const label = ({ text, stale }: LadderSegment, sent: number | undefined): string => {
  const fields = [...text.matchAll(/<([^<>]*)>/g)].map(([, field = ""]) => field);
  const bits = fields.find((field) => field.startsWith("CTL="))?.slice(4) ?? "";
  const numbers = fields.filter((field) => !/^(?:CTL|W)=/.test(field));
  const remarks = [...(stale ? ["of an earlier connection"] : []), ...(sent === undefined ? [] : [`sent in step ${sent + 1}`])];
  return words([[bits, ...numbers].join(" "), ...remarks].join(", "));
};

/** What was done, where no arrow tells it. */
const actionNote = (row: LadderRow, previous: LadderRow | undefined): readonly string[] => {
  if (row.segments.some(({ fate }) => fate !== "departs" && fate !== "expired")) return [];
  const side = row.at > (previous?.at ?? 0) ? undefined : /^(?:A|[CN]\d+)\b/.test(row.action) ? "left" : /^B\b/.test(row.action) ? "right" : undefined;
  return [`Note ${side === undefined ? "over L,R" : `over ${NAMES[side]}`}: ${row.step + 1}. ${words(row.action)}`];
};

const stateNote = (row: LadderRow, previous: LadderRow | undefined, side: Lifeline, ends: Ends): readonly string[] => {
  if (side === "right" && !ends.twoEnds) return [];
  const before = previous?.[side] ?? row.changes.find((change) => change.side === side && change.field === "state")?.before ?? row[side];
  return before === row[side] || row[side] === "" ? [] : [`Note over ${NAMES[side]}: ${words(row[side])}`];
};

const ENTITIES: Readonly<Record<string, string>> = { "<": "#lt;", ">": "#gt;", "&": "#amp;", '"': "#quot;", "#": "#35;", ";": "#59;", "%": "#37;", "{": "#123;", "}": "#125;", "\\": "#92;", "`": "#96;" };

/** Text in which nothing is read as the diagram's language or as markup. */
const words = (text: string): string => oneLine(text).replace(/[<>&"#;%{}\\`]/g, (character) => ENTITIES[character] ?? "");
