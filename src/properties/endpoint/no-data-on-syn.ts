import type { Octet } from "../../model/octet.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { seenFrom } from "../oracle/circle.ts";
import { show } from "../oracle/show.ts";
import { arrivedSegment, isSynchronizing } from "../oracle/step.ts";
import { OK, broken, property } from "../property.ts";

/** Whether our SYN is acknowledged, by the segments that arrived, and what came with the remote SYN. */
interface Memory {
  readonly iss: number | undefined;
  readonly confirmed: boolean;
  readonly onSyn: readonly Octet[];
}

const NOTHING: Memory = { iss: undefined, confirmed: false, onSyn: [] };

const after = (step: EndpointStep, memory: Memory): Memory => {
  const { before, next, sent } = step;
  if (next.state === "CLOSED" || next.state === "LISTEN") return NOTHING;
  const fresh = before.state === "CLOSED" || before.state === "LISTEN" || (before.state === "TIME-WAIT" && next.state !== "TIME-WAIT");
  const known = fresh ? NOTHING : memory;
  const segment = arrivedSegment(step);
  const iss = known.iss ?? sent.find(({ syn }) => syn)?.seq;
  const ack = segment?.ack;
  const nxt = "sndNxt" in before && !fresh ? before.sndNxt : undefined;
  const confirmed = known.confirmed || (iss !== undefined && ack !== undefined && nxt !== undefined && seenFrom(iss, ack) > 0 && seenFrom(ack, nxt) >= 0);
  const onSyn = segment?.syn === true && !segment.rst && segment.data.length > 0 && known.onSyn.length === 0 && isSynchronizing(next) ? segment.data : known.onSyn;
  return { iss, confirmed, onSyn };
};

const delivered = ({ signals }: EndpointStep): readonly Octet[] => signals.flatMap((signal) => (signal.kind === "data" ? signal.data : []));

export const noDataOnSyn = property<EndpointStep, Memory>({
  id: "no-data-on-syn",
  title: "No text goes with a SYN, and none that came with one is delivered early",
  claim: "Without Fast Open no SYN is sent with text or FIN, and nothing is handed to the user before our own SYN is acknowledged: what a SYN carries waits until then.",
  clause: "§3.5, §3.10.7.2 (third), §3.10.7.3 (fourth); RFC 7413 §2",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: (step) => step.sent.some(({ syn }) => syn) || delivered(step).length > 0,
  then: (step, memory) => {
    const loaded = step.sent.find(({ syn, fin, data }) => syn && (data.length > 0 || fin));
    if (loaded !== undefined) return broken(`${show(loaded)} carries more than the SYN`, "sent.data");
    const octets = delivered(step);
    const { confirmed, onSyn } = after(step, memory);
    if (octets.length === 0 || confirmed || step.next.state === "CLOSED") return OK;
    const early = octets.filter((octet) => onSyn.includes(octet)).length;
    return broken(`${octets.length} octets (${early} of them from the SYN) are handed over in ${step.next.state}, though nothing has acknowledged our SYN`, "signals");
  },
  remember: after,
});
