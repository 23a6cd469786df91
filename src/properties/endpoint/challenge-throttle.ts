import type { EndpointStep } from "../../model/world-types.ts";
import type { Effect } from "../oracle/segment-table.ts";
import { arrivedSegment, isAllOf, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** How many challenge ACKs were sent in the running interval, and how much of it has passed, ms. */
interface Memory {
  readonly sent: number;
  readonly passed: number;
}

const NONE: Memory = { sent: 0, passed: 0 };
const CHALLENGE: ReadonlySet<Effect> = new Set<Effect>(["challenge"]);

const isChallenge = (step: EndpointStep): boolean => {
  const segment = arrivedSegment(step);
  return segment !== undefined && (segment.rst || segment.syn) && isAllOf(step, CHALLENGE);
};

/** Challenges of SYNs and resets only: whether other acknowledgments count is the implementer's choice. */
export const challengeThrottle = property<EndpointStep, Memory>({
  id: "challenge-throttle",
  title: "Challenge ACKs keep to their limit",
  claim: "No more challenge ACKs are sent in an interval than the endpoint claims as its limit; an endpoint that claims none answers every time.",
  clause: "RFC 5961 §7; §3.10.7.4 (erratum 4772)",
  kind: "always",
  scope: "endpoint",
  start: NONE,
  when: isChallenge,
  then: ({ sent, claimed }, memory) => {
    const limit = claimed.challengeLimit;
    if (limit === undefined) return sent.length > 0 ? OK : broken("no limit is claimed, but a challenge ACK is withheld", "sent");
    if (sent.length === 0 || memory.sent < limit.count) return OK;
    return broken(`challenge ACK ${memory.sent + 1} within ${memory.passed} ms; the limit is ${limit.count} in ${limit.interval} ms`, "sent[0]");
  },
  remember: (step, memory) => {
    const { event, claimed, before } = step;
    if (claimed.challengeLimit === undefined || !isSynchronizing(before)) return NONE;
    if (event.kind === "elapse") {
      const passed = memory.passed + event.ms;
      return memory.sent === 0 || passed >= claimed.challengeLimit.interval ? NONE : { sent: memory.sent, passed };
    }
    return isChallenge(step) && step.sent.length > 0 ? { sent: memory.sent + 1, passed: memory.passed } : memory;
  },
});
