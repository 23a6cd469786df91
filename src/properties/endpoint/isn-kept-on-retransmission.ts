import type { EndpointStep } from "../../model/world-types.ts";
import { show } from "../oracle/show.ts";
import { begins } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** The number of the first SYN of the connection. */
type Memory = number | undefined;

const issOf = (step: EndpointStep, memory: Memory): Memory => (begins(step) ? step.sent.find(({ syn }) => syn)?.seq : memory);

export const isnKeptOnRetransmission = property<EndpointStep, Memory>({
  id: "isn-kept-on-retransmission",
  title: "A SYN that is sent again keeps its number",
  claim: "Every SYN of one connection carries the ISS that the first one carried: when the timer sends it again, when SYNs cross, and when a duplicate SYN is answered; and a connection begins with the ISS that was selected for it.",
  clause: "§3.4.1, §3.10.7.3, §3.10.8",
  kind: "always",
  scope: "endpoint",
  start: undefined,
  when: ({ sent }) => sent.some(({ syn }) => syn),
  then: (step, memory) => {
    const fresh = begins(step);
    const iss = fresh ? step.inputs.iss : memory;
    if (step.tookIss !== fresh) return broken(fresh ? "a new connection begins without an ISS of its own" : "an ISS is selected for a connection that has one", "tookIss");
    for (const segment of step.sent) {
      if (segment.syn && segment.seq !== iss) return broken(`${show(segment)} begins at ${segment.seq}; ${fresh ? "the ISS selected is" : "the SYN was first sent with"} ${iss ?? "none"}`, "sent.seq");
    }
    return OK;
  },
  remember: (step, memory) => (step.next.state === "CLOSED" || step.next.state === "LISTEN" ? undefined : issOf(step, memory)),
});
