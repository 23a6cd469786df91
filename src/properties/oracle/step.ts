/** Questions that several endpoint properties ask of a step. */
import type { Segment } from "../../model/segment.ts";
import type { Connected, Synchronizing, SynSent, Tcb } from "../../model/tcb.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { applies } from "./expected.ts";
import { lookUp } from "./oracle.ts";
import type { Effect } from "./segment-table.ts";

export const arrivedSegment = ({ event }: EndpointStep): Segment | undefined => (event.kind === "segment" ? event.segment : undefined);

/** Whether the TCB is in one of §3.10.7.4's "other states". */
export const isSynchronizing = (tcb: Tcb): tcb is Synchronizing => tcb.state !== "CLOSED" && tcb.state !== "LISTEN" && tcb.state !== "SYN-SENT";
export const isConnected = (tcb: Tcb): tcb is Connected => isSynchronizing(tcb) && tcb.state !== "TIME-WAIT";
/** Whether something may wait for an acknowledgment. */
export const isSending = (tcb: Tcb): tcb is SynSent | Connected => tcb.state === "SYN-SENT" || isConnected(tcb);

/** Whether the connection of the TCB begins with this step: a SYN was sent where there was no connection, or in place of an old one. */
export const begins = ({ before, next }: EndpointStep): boolean =>
  (next.state === "SYN-SENT" || next.state === "SYN-RECEIVED" || next.state === "ESTABLISHED") &&
  (before.state === "CLOSED" || before.state === "LISTEN" || before.state === "TIME-WAIT");

/** Whether the segment that arrived has all of its effects among `effects`, by the table. */
export const isAllOf = (step: EndpointStep, effects: ReadonlySet<Effect>): boolean => {
  const segment = arrivedSegment(step);
  const found = segment && lookUp(step.before, segment, step.claimed);
  if (found === undefined) return false;
  const claimed = found.row.allowed.filter((choice) => applies(choice.under, step.claimed));
  return claimed.length > 0 && claimed.every((choice) => effects.has(choice.do));
};

/** The fields in which two TCBs of one connection differ, of those named. */
export const changed = (before: Tcb, next: Tcb, names: readonly string[]): readonly string[] =>
  names.filter((name) => (before as unknown as Record<string, unknown>)[name] !== (next as unknown as Record<string, unknown>)[name]);
