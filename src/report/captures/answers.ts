/** What one asks of a capture, added up connection by connection: nothing of a connection is kept but its number. */
import type { ObservedConnection } from "../../trace/observed.ts";

export type Verdict = ObservedConnection["verdict"];
export type Opened = ObservedConnection["opened"];
export const FAILED = ["refused", "timed out", "no SYN,ACK", "reset", "never acknowledged"] as const satisfies readonly Opened[];
export type Failed = (typeof FAILED)[number];

/** How many, and the numbers of the first of them. */
export interface Found {
  readonly count: number;
  readonly connections: readonly number[];
}

export interface CaptureAnswers {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly opened: Readonly<Record<Opened, Found>>;
  readonly closed: Readonly<Record<ObservedConnection["closed"], Found>>;
  readonly closedFirst: { readonly opener: number; readonly other: number };
  /** SYNs, SYN,ACKs and FINs beyond the first. */
  readonly synsAgain: Found;
  readonly synAcksAgain: Found;
  readonly finsAgain: Found;
  readonly halfOpen: Found;
  readonly resets: Found;
  readonly timeWaitReuse: Found;
  readonly tls: Found;
}

/** Connections that are named. */
export const MOST_NAMED = 20;
const NONE: Found = { count: 0, connections: [] };

export const NO_ANSWERS: CaptureAnswers = {
  verdicts: { conforms: 0, violates: 0, unknown: 0 },
  opened: {
    "by three segments": NONE, simultaneously: NONE, "with Fast Open": NONE, "before the capture": NONE,
    refused: NONE, "timed out": NONE, "no SYN,ACK": NONE, reset: NONE, "never acknowledged": NONE,
  },
  closed: { "in order": NONE, "both at once": NONE, reset: NONE, half: NONE, "not acknowledged": NONE, open: NONE },
  closedFirst: { opener: 0, other: 0 },
  synsAgain: NONE, synAcksAgain: NONE, finsAgain: NONE, halfOpen: NONE, resets: NONE, timeWaitReuse: NONE, tls: NONE,
};

const add = (found: Found, id: number, count: number): Found =>
  count === 0 ? found : { count: found.count + count, connections: found.connections.length < MOST_NAMED ? [...found.connections, id] : found.connections };

export const addAnswers = (answers: CaptureAnswers, connection: ObservedConnection): CaptureAnswers => {
  const { id, ends: [a, b], verdict, opened, closed, closedFirst } = connection;
  const again = (count: (end: typeof a) => number): number => Math.max(0, count(a) - 1) + Math.max(0, count(b) - 1);
  return {
    verdicts: { ...answers.verdicts, [verdict]: answers.verdicts[verdict] + 1 },
    opened: { ...answers.opened, [opened]: add(answers.opened[opened], id, 1) },
    closed: { ...answers.closed, [closed]: add(answers.closed[closed], id, 1) },
    closedFirst: {
      opener: answers.closedFirst.opener + (closedFirst === 0 ? 1 : 0),
      other: answers.closedFirst.other + (closedFirst === 1 ? 1 : 0),
    },
    synsAgain: add(answers.synsAgain, id, again(({ syns }) => syns)),
    synAcksAgain: add(answers.synAcksAgain, id, again(({ synAcks }) => synAcks)),
    finsAgain: add(answers.finsAgain, id, again(({ fins }) => fins)),
    halfOpen: add(answers.halfOpen, id, connection.halfOpen.length === 0 ? 0 : 1),
    resets: add(answers.resets, id, connection.resets.length),
    timeWaitReuse: add(answers.timeWaitReuse, id, connection.reuseAfter === undefined ? 0 : 1),
    tls: add(answers.tls, id, connection.tls === undefined ? 0 : 1),
  };
};

export const isFailed = (opened: Opened): opened is Failed => FAILED.some((failed) => failed === opened);
