/** What an ICMP message means for a connection: as a rule nothing; in an opening it may be the end of it. */
import type { State } from "../../model/tcb.ts";
import type { Errno } from "../sockets/errno.ts";
import type { System } from "../systems.ts";

export type IcmpMeaning =
  | { readonly kind: "nothing" }
  /** The opening ends, and the user is told; one that the listener has taken on is forgotten. */
  | { readonly kind: "ends"; readonly error: Errno }
  | { readonly kind: "beyond"; readonly because: string };

/** The connection that the message is about. */
export interface IcmpContext {
  readonly state: State;
  /** Whether the user has not been told of it yet. */
  readonly isHalfOpen: boolean;
  /** Whether the segment that the message gives back is one that waits to be acknowledged. */
  readonly isOutstanding: boolean;
  /** Whether text is not acknowledged yet, which a smaller MTU would send again. */
  readonly textIsOut: boolean;
}

const NOTHING: IcmpMeaning = { kind: "nothing" };
const ERRORS = ["unreachable", "time_exceeded", "parameter_problem", "packet_too_big"];

/**
 * Stacks take hard errors for soft ones where a connection is synchronized (RFC 5927 §4, §6), and ignore source quench (RFC 6633).
 * @param words of the message as the script has it, without `icmp`.
 */
export const icmpMeaning = (words: readonly string[], { state, isHalfOpen, isOutstanding, textIsOut }: IcmpContext, system: System): IcmpMeaning => {
  const [type = "", code = ""] = words;
  if (state === "CLOSED" || state === "LISTEN" || !ERRORS.includes(type)) return NOTHING;
  const isOpening = state === "SYN-SENT" || state === "SYN-RECEIVED";
  if (!isOpening) return words.includes("mtu") && textIsOut ? { kind: "beyond", because: "the path's MTU is not modelled" } : NOTHING;
  if (!isOutstanding || code === "frag_needed" || type === "packet_too_big") return NOTHING;
  const error = (isHalfOpen ? system.icmpEndsHalfOpen : system.icmpEndsOpening)(type, code);
  return error === undefined ? NOTHING : { kind: "ends", error };
};
