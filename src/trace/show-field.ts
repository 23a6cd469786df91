/** A field of the TCB in short: numbers as they are, octets by their labels, queues by their segments. */
import type { Octet } from "../model/octet.ts";
import type { Held, Queued, Tcb } from "../model/tcb.ts";
import { showOctets } from "./show-octets.ts";

/** All that some state of the TCB has. */
type FieldsOf<T> = T extends unknown ? keyof T : never;
export type Field = FieldsOf<Tcb>;
type ValueOf<F extends Field> = Extract<Tcb, Record<F, unknown>>[F];

/** Stands for a field that the state does not have, or that is undefined. */
export const ABSENT = "–";

const ms = (value: number | undefined): string => (value === undefined ? ABSENT : `${value} ms`);
const plain = (value: string | number | boolean | undefined): string => (value === undefined ? ABSENT : String(value));

const entry = (item: Queued | Held): string => {
  const parts = ["syn" in item && item.syn ? "SYN" : "", item.data.length > 0 ? showOctets(item.data) : "", item.fin ? "FIN" : ""];
  return `${item.seq}: ${parts.filter((part) => part !== "").join(" ")}`;
};
const list = (items: readonly (Queued | Held)[]): string => (items.length === 0 ? "empty" : items.map(entry).join("; "));
const octets = (data: readonly Octet[]): string => showOctets(data);

const SHOW: { readonly [F in Field]: (value: ValueOf<F>) => string } = {
  state: plain, remote: plain, receives: plain, openedBy: plain,
  iss: plain, irs: plain, sndUna: plain, sndNxt: plain, sndWnd: plain, maxSndWnd: plain, sndUp: plain,
  rcvNxt: plain, rcvWnd: plain, sndWl1: plain, sndWl2: plain, rcvUp: plain, tsRecent: plain, finSeq: plain, closeRequested: plain,
  unsent: octets, received: octets, queue: list, held: list,
  rto: ms, userTimeout: ms, timeWait: ms,
  rtx: (value) => (value === undefined ? ABSENT : `in ${value.left} ms, sent again ${value.count}×, ${value.age} ms old`),
  roundTrip: ({ srtt, timing }) =>
    `${srtt === undefined ? "not measured" : `SRTT ${srtt} ms`}${timing === undefined ? "" : `, timing ${timing.end} for ${timing.elapsed} ms`}`,
  challenges: (value) => (value === undefined ? ABSENT : `${value.sent} sent, ${value.left} ms left`),
  reopened: (value) => (value === undefined ? ABSENT : `TIME-WAIT, ${value.timeWait} ms left`),
};

export const FIELDS = Object.keys(SHOW) as readonly Field[];

/** `–` when the TCB has no such field in its state. */
export const showField = (tcb: Tcb, field: Field): string => {
  if (!Object.hasOwn(tcb, field)) return ABSENT;
  const values: Partial<Record<Field, unknown>> = tcb;
  // The table above pairs each field with its type, which the compiler cannot follow through a union of keys.
  const show = SHOW[field] as (value: unknown) => string;
  return show(values[field]);
};
