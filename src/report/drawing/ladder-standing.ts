/** What stands in each row of a ladder beside its lifelines: states that change, what users are told, calls and time. */
import type { LadderRow, Lifeline } from "../../trace/ladder-row.ts";
import { frame, lifelineX, textWidth, WIDTH, type Note } from "./ladder-shapes.ts";

/** On a line of its own below the row's y, counted from 0. */
interface Placed {
  readonly side: Lifeline;
  readonly text: string;
  readonly line: number;
  /** The left end of a state's frame; of a text, the end at its lifeline. */
  readonly x: number;
}

export interface Standing {
  readonly states: readonly Placed[];
  readonly told: readonly Placed[];
  readonly note: Pick<Note, "kind" | "side" | "text"> | undefined;
  /** Timers that expire. */
  readonly timers: readonly { readonly side: Lifeline; readonly text: string }[];
  /** How many lines states and words take. */
  readonly lines: number;
}

/** Between two things on one line; quotation marks. */
const [GAP, QUOTES] = [8, 13];

export function standing(rows: readonly LadderRow[], i: number, sides: readonly Lifeline[]): Standing {
  const row = rows[i];
  if (row === undefined) return { states: [], told: [], note: undefined, timers: [], lines: 0 };
  const states: Placed[] = [];
  for (const side of sides) {
    const text = row[side];
    if (text === "" || text === stateBefore(rows, i, side)) continue;
    const { x } = frame(side, text);
    const other = states[0];
    states.push({ side, text, x, line: other !== undefined && x < other.x + frame(other.side, other.text).width + GAP ? 1 : 0 });
  }
  const told: Placed[] = [];
  let lines = states.reduce((most, { line }) => Math.max(most, line + 1), 0);
  for (const side of sides) {
    const text = wordsTo(row, side);
    if (text === "") continue;
    const beside = besideState(side, text, states, told);
    const placed = beside ?? { side, text, line: lines, x: lifelineX(side) + (side === "left" ? 10 : -10) };
    told.push(placed);
    lines = Math.max(lines, placed.line + 1);
  }
  return { states, told, note: noteOf(row, rows[i - 1]), timers: sides.flatMap((side) => timerOf(row, side)), lines };
}

/** The state before the first row is not in any row, but in the change that ended it. */
export const stateBefore = (rows: readonly LadderRow[], i: number, side: Lifeline): string => {
  const previous = rows[i - 1];
  if (previous !== undefined) return previous[side];
  const change = rows[0]?.changes.find((candidate) => candidate.side === side && candidate.field === "state");
  return change?.before ?? "CLOSED";
};

/** What a user is told; that a call went well goes without saying. */
const wordsTo = (row: LadderRow, side: Lifeline): string =>
  row.signals.flatMap((signal) => (signal.side === side && !/^[A-Z]+: ok$/.test(signal.text) ? [signal.text] : [])).join(", ");

/** Beside the state, or beside the lifeline where the state stays; undefined where there is no room for it. */
function besideState(side: Lifeline, text: string, states: readonly Placed[], told: readonly Placed[]): Placed | undefined {
  const own = states.find((state) => state.side === side);
  const line = own?.line ?? 0;
  const left = side === "left";
  const edge = own === undefined ? { x: lifelineX(side) - 6, width: 12 } : { x: own.x, width: frame(side, own.text).width };
  const x = left ? edge.x + edge.width + 6 : edge.x - 6;
  // As far as the other side reaches on this line.
  const ends = [
    ...states.filter((state) => state.side !== side && state.line === line).map((state) => (left ? state.x : state.x + frame(state.side, state.text).width)),
    ...told.filter((other) => other.line === line).map((other) => (left ? other.x - widthOf(other.text) : other.x + widthOf(other.text))),
  ];
  const room = left ? Math.min(WIDTH, ...ends) - x : x - Math.max(0, ...ends);
  return room < widthOf(text) + GAP ? undefined : { side, text, line, x };
}

const widthOf = (text: string): number => textWidth(text) + QUOTES;

/** Who acts is told by the first word of the action: an end, or one of a listener's peers. */
const actor = (action: string): Lifeline | undefined => (/^(A|[CN]\d+)\b/.test(action) ? "left" : /^B\b/.test(action) ? "right" : undefined);

/** Time that passes, a call; nothing where the arrow of a segment tells it all. */
function noteOf(row: LadderRow, previous: LadderRow | undefined): Standing["note"] {
  if (row.at > (previous?.at ?? 0)) return { kind: "time", side: "middle", text: shortened(row.action) };
  const side = actor(row.action);
  if (side !== undefined) return { kind: "call", side, text: row.action.replace(/^[AB] (calls )?/, "").replace(/ calls /, ": ").replace("naming the remote socket", "remote named") };
  if (row.segments.some(({ fate }) => fate !== "departs")) return undefined;
  // Of a capture the first packet has a time, too, and nobody called for it.
  return { kind: /^0\.0+ s$/.test(row.action) ? "time" : "call", side: "middle", text: shortened(row.action) };
}

/** What RFC 9293 calls the timers, by the rule that fires when one expires; the most telling first. */
const TIMERS = [
  ["timeout.give-up", "R2"], ["timeout.user", "USER"], ["timeout.time-wait", "2MSL"], ["timeout.retransmission", "RTO"], ["timeout.window-probe", "RTO"], ["listener.half-open-timeout", "R2"],
] as const;

const timerOf = ({ rules }: LadderRow, side: Lifeline): Standing["timers"] => {
  const name = TIMERS.find(([id]) => rules.some((rule) => rule.side === side && rule.id === id))?.[1];
  return name === undefined ? [] : [{ side, text: name }];
};

/** Who acts is plain from the names of the lifelines. */
const shortened = (action: string): string => action.replace(/^the host opens a connection to/, "opens to").replace(/^the user of the listener/, "the user");
