/** Short words for writing runs down. */
import type { ListenerAction } from "../../../model/listener-types.ts";
import type { Action, Forged, Side } from "../../../model/world-types.ts";
import { TRACE_SCHEMA, type ConnectionTrace, type IsnTrace, type ListenerTrace } from "../../../trace/trace.ts";

export const listens = (side: Side): Action => ({ do: "open", side, mode: "passive" });
export const opens = (side: Side): Action => ({ do: "open", side, mode: "active" });
export const sends = (side: Side, octets: number): Action => ({ do: "send", side, octets });
export const reads = (side: Side): Action => ({ do: "receive", side });
export const closes = (side: Side): Action => ({ do: "close", side });
export const forged = (to: Side, segment: Forged): Action => ({ do: "inject", to, forged: segment });

interface Moved {
  readonly do: "deliver" | "drop" | "duplicate";
  readonly segment: string;
}
export const deliver = (segment: string): Moved => ({ do: "deliver", segment });
export const drop = (segment: string): Moved => ({ do: "drop", segment });
export const duplicate = (segment: string): Moved => ({ do: "duplicate", segment });
/** Time passes to what is due next, or by `ms`. */
export const wait = (ms?: number): { readonly do: "elapse"; readonly ms?: number } => ({ do: "elapse", ...(ms === undefined ? {} : { ms }) });

/** A opens to B, three segments: both are ESTABLISHED after it. */
export const HANDSHAKE: readonly Action[] = [listens("B"), opens("A"), deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1"), deliver("A1 ACK 1/1")];

/** The figures' numbers (§3.5): A begins at 100 and B at 300. */
export const connection = (title: string, actions: readonly Action[], more: Pick<ConnectionTrace, "set" | "profile"> | Pick<ConnectionTrace, "set"> = {}): ConnectionTrace => ({
  schema: TRACE_SCHEMA, scope: "connection", title, profile: "rfc9293", ...more, isn: { A: 100, B: 300, step: 100 }, actions,
});

export const listener = (title: string, actions: readonly ListenerAction[], more: Pick<ListenerTrace, "set"> = {}): ListenerTrace => ({
  schema: TRACE_SCHEMA, scope: "listener", title, profile: "rfc9293", ...more, isn: 0, actions,
});

export const openings = (title: string, list: IsnTrace["openings"]): IsnTrace => ({
  schema: TRACE_SCHEMA, scope: "isn", title, profile: "rfc9293", secret: 1, openings: list,
});
