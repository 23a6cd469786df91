/** What an ICMP message means for a connection: as a rule nothing, and then a script that injects it can go on. */
import type { State } from "../../model/tcb.ts";

const UNANSWERED: readonly State[] = ["SYN-SENT", "SYN-RECEIVED"];
const ERRORS = ["unreachable", "time_exceeded", "parameter_problem", "packet_too_big"];

/**
 * Stacks take hard errors for soft ones where a connection is synchronized (RFC 5927 §4, §6), and ignore source quench (RFC 6633).
 * @param words of the message as the script has it, without `icmp`.
 * @param textIsOut whether text is not acknowledged yet, which a smaller MTU would send again.
 * @returns why a run cannot go on, where the message may do something that is not modelled.
 */
export const icmpReason = (words: readonly string[], state: State, textIsOut: boolean): string | undefined => {
  const [type = ""] = words;
  if (state === "CLOSED" || state === "LISTEN" || !ERRORS.includes(type)) return undefined;
  if (UNANSWERED.includes(state)) return words.includes("frag_needed") || type === "packet_too_big" ? undefined : `whether an ICMP error ends an opening (${state}) is the system's choice, and not modelled`;
  return words.includes("mtu") && textIsOut ? "the path's MTU is not modelled" : undefined;
};
