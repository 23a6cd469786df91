/** Where what happened differs from one outcome that was expected. */
import type { Signal } from "../../model/events.ts";
import type { Segment } from "../../model/segment.ts";
import type { Held, Receiving, RoundTrip, Tcb } from "../../model/tcb.ts";
import type { Expected } from "./expected.ts";
import { coverageOf } from "./receiving.ts";
import { showAll, showSignals, showValue } from "./show.ts";

export interface Difference {
  /** A path such as `sent[0].ack` or `after.rcvNxt`. */
  readonly field: string;
  readonly because: string;
}

const NONE: readonly Difference[] = [];

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((value, i) => same(value, b[i]));
  // A field that is absent is as good as undefined.
  for (const key in a) if (!same(a[key as keyof typeof a], b[key as keyof typeof b])) return false;
  for (const key in b) if (!(key in a) && b[key as keyof typeof b] !== undefined) return false;
  return true;
};

/** A field of a TCB by its name, for whichever state. */
const fieldOf = (tcb: Tcb, name: string): unknown => (tcb as unknown as Readonly<Record<string, unknown>>)[name];

// ── Segments ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What may stand in a field whose value in the TCB is open. */
interface Open {
  readonly windows: readonly unknown[];
  readonly timestamps: boolean;
}

const segmentDifferences = (fields: string[], expected: Segment, sent: Segment, i: number, { windows, timestamps }: Open): void => {
  const differs = (name: string): void => void fields.push(`sent[${i}].${name}`);
  if (expected.seq !== sent.seq) differs("seq");
  if (expected.ack !== sent.ack) differs("ack");
  if (expected.syn !== sent.syn) differs("syn");
  if (expected.fin !== sent.fin) differs("fin");
  if (expected.rst !== sent.rst) differs("rst");
  if (!same(expected.data, sent.data)) differs("data");
  // A reset says nothing more than its numbers; what else it carries is nobody's business.
  if (expected.rst) return;
  if (expected.wnd !== sent.wnd && !windows.includes(sent.wnd)) differs("wnd");
  if (expected.data.length > 0 && expected.urg !== sent.urg) differs("urg");
  if (timestamps ? expected.ts?.val !== sent.ts?.val : !same(expected.ts, sent.ts)) differs("ts");
  if ((expected.security ?? 0) !== (sent.security ?? 0)) differs("security");
};

/** In what the segments sent differ; empty when they are as expected. */
export const inSegments = (expected: Expected, sent: readonly Segment[]): readonly Difference[] => {
  const open = expected.unsettled["rcvWnd"];
  const left: Open = { windows: open === undefined || open === "any" ? [] : open, timestamps: expected.unsettled["tsRecent"] === "any" };
  const fields: string[] = [];
  for (const [i, one] of expected.sent.entries()) {
    const got = sent[i];
    if (got === undefined) fields.push(`sent[${i}]`);
    else segmentDifferences(fields, one, got, i, left);
  }
  for (let i = expected.sent.length; i < sent.length; i++) fields.push(`sent[${i}]`);
  if (fields.length === 0) return NONE;
  return fields.map((field) => ({ field, because: `sends ${showAll(sent)}, not ${showAll(expected.sent)}` }));
};

// ── State and signals ───────────────────────────────────────────────────────────────────────────────────────────────

export const inState = (expected: Expected, next: Tcb): readonly Difference[] =>
  expected.next.state === next.state ? NONE : [{ field: "after.state", because: `is in ${next.state} afterwards, not in ${expected.next.state}` }];

export const inSignals = (expected: Expected, signals: readonly Signal[]): readonly Difference[] => {
  if (signals.length === 0 && expected.signals.length === 0) return NONE;
  const left = [...expected.signals];
  const surplus = signals.filter((signal) => {
    const at = left.findIndex((one) => same(one, signal));
    if (at === -1) return !expected.mayAlso.includes(signal.kind);
    left.splice(at, 1);
    return false;
  });
  if (left.length === 0 && surplus.length === 0) return textBeforeEnd(signals);
  return [{ field: "signals", because: `tells the user ${showSignals(signals)}, not ${showSignals(expected.signals)}` }];
};

/** "Connection closing" comes after the text that came before the FIN, except for text that FIN itself pushes. */
const textBeforeEnd = (signals: readonly Signal[]): readonly Difference[] => {
  const open = signals.findIndex(({ kind }) => kind === "open");
  const text = signals.findIndex(({ kind }) => kind === "data");
  return open > text && text !== -1 ? [{ field: "signals", because: "hands over text before saying that the connection is open" }] : [];
};

// ── The TCB ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const TIMERS = ["rto", "rtx", "roundTrip", "userTimeout", "timeWait", "challenges"];

/** The fields of the TCB but for the state and the timers. */
export const inFields = (expected: Expected, next: Tcb): readonly Difference[] => {
  if (expected.next.state !== next.state) return NONE;
  let differences: readonly Difference[] = NONE;
  const compare = (name: string): void => {
    if (fieldOf(expected.next, name) === fieldOf(next, name) || name === "state" || TIMERS.includes(name)) return;
    differences = withDifference(differences, expected, next, name);
  };
  for (const name in expected.next) compare(name);
  for (const name in next) if (!(name in expected.next)) compare(name);
  return differences;
};

/** The timers alone. One that a state does not have is undefined in both. */
export const inTimers = (expected: Expected, next: Tcb): readonly Difference[] => {
  if (expected.next.state !== next.state) return NONE;
  let differences: readonly Difference[] = NONE;
  for (const name of TIMERS) differences = withDifference(differences, expected, next, name);
  return differences;
};

const withDifference = (differences: readonly Difference[], { next: expected, unsettled }: Expected, next: Tcb, name: string): readonly Difference[] => {
  const should = fieldOf(expected, name);
  const is = fieldOf(next, name);
  if (should === is) return differences;
  const open = unsettled[name];
  if (open === "any" || open?.some((one) => same(one, is)) === true || fits(name, should, is, expected)) return differences;
  return [...differences, { field: `after.${name}`, because: `${name} is ${showValue(is)}, not ${showValue(should)}` }];
};

const fits = (name: string, should: unknown, is: unknown, next: Tcb): boolean => {
  if (same(should, is)) return true;
  if (name === "held") return sameCoverage(should as readonly Held[], is as readonly Held[], next as unknown as Receiving);
  return name === "roundTrip" && sameEstimate(should as RoundTrip, is as RoundTrip);
};

/** Text held is the same when it covers the same octets, however it is cut into pieces; what is beyond the window does not count. */
const sameCoverage = (should: readonly Held[], is: readonly Held[], { rcvNxt, rcvWnd }: Receiving): boolean => {
  const a = coverageOf(rcvNxt, rcvWnd, should);
  const b = coverageOf(rcvNxt, rcvWnd, is);
  if (a.fin !== b.fin || a.octets.size !== b.octets.size) return false;
  for (const [at, octet] of a.octets) if (b.octets.get(at) !== octet) return false;
  return true;
};

const near = (a: number | undefined, b: number | undefined): boolean => a === b || (a !== undefined && b !== undefined && Math.abs(a - b) < 1e-6);

/** The estimate may be rounded differently. */
const sameEstimate = (should: RoundTrip, is: RoundTrip): boolean =>
  near(should.srtt, is.srtt) && near(should.rttvar, is.rttvar) && same(should.timing, is.timing);
