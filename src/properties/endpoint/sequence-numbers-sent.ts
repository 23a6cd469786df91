import type { Octet } from "../../model/octet.ts";
import type { Segment } from "../../model/segment.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { plus, seenFrom } from "../oracle/circle.ts";
import { show } from "../oracle/show.ts";
import { begins } from "../oracle/step.ts";
import { OK, broken, property, type Judgement } from "../property.ts";

/** What each of our sequence numbers stands for: the SYN, then the user's octets, then the FIN. */
interface Memory {
  readonly iss: number | undefined;
  /** What the user passed to SEND. */
  readonly written: readonly Octet[];
  /** How many of them have been sent. */
  readonly sent: number;
  readonly fin: boolean;
  /** Whether the user has called CLOSE. */
  readonly closed: boolean;
  /** The connection whose TIME-WAIT was taken over. */
  readonly old: Memory | undefined;
}

const NOTHING: Memory = { iss: undefined, written: [], sent: 0, fin: false, closed: false, old: undefined };

/** One past the last number used, as an offset from ISS. */
const used = ({ sent, fin }: Memory): number => 1 + sent + Number(fin);

/** What the user asked for in this step. */
const asked = (step: EndpointStep, memory: Memory): Memory => {
  const { event, signals, before, next } = step;
  const base = begins(step) ? { ...NOTHING, old: before.state === "TIME-WAIT" ? memory : undefined } : memory;
  if (event.kind !== "call" || signals.some(({ kind }) => kind === "error") || next.state === "CLOSED") return base;
  if (event.call === "SEND") return { ...base, written: [...base.written, ...event.data] };
  return event.call === "CLOSE" ? { ...base, closed: true } : base;
};

const shown = (memory: Memory, segment: Segment): { readonly judgement: Judgement; readonly memory: Memory } => {
  const wrong = (because: string, field: string) => ({ judgement: broken(`${show(segment)} ${because}`, `sent.${field}`), memory });
  const right = (next: Memory) => ({ judgement: OK, memory: next });
  if (segment.rst) return right(memory);
  // An empty ACK takes no number: before our SYN it is the second of a handshake of four segments.
  if (memory.iss === undefined && segment.ack !== undefined && !segment.syn && !segment.fin && segment.data.length === 0) return right(memory);
  if (memory.iss === undefined) return segment.syn ? right({ ...memory, iss: segment.seq }) : wrong("is sent before a SYN", "syn");
  const { iss } = memory;
  const nxt = used(memory);
  const first = seenFrom(iss, segment.seq);
  if (segment.syn) return first === 0 ? right(memory) : wrong(`gives the SYN a second number; it is ${iss}`, "seq");
  if (segment.data.length === 0 && !segment.fin) return first === nxt ? right(memory) : wrong(`occupies no number, and so is to carry SND.NXT ${plus(iss, nxt)}`, "seq");
  if (first < 1) return wrong(`uses the number of the SYN, ${iss}, again`, "seq");
  if (first > nxt) return wrong(`leaves out the numbers from ${plus(iss, nxt)} on`, "seq");
  const foreign = segment.data.findIndex((octet, i) => memory.written[first - 1 + i] !== octet);
  if (foreign !== -1) return wrong(`carries at ${plus(segment.seq, foreign)} another octet than the user wrote there`, "data");
  const end = first - 1 + segment.data.length;
  if (memory.fin && end > memory.sent) return wrong(`carries text beyond our FIN ${plus(iss, 1 + memory.sent)}`, "data");
  if (segment.fin) {
    if (!memory.closed) return wrong("carries a FIN, though the user has not called CLOSE", "fin");
    if (end !== memory.written.length) return wrong(`carries the FIN before the last of ${memory.written.length} octets`, "fin");
  }
  return right({ ...memory, sent: Math.max(memory.sent, end), fin: memory.fin || segment.fin });
};

const after = (step: EndpointStep, memory: Memory): Memory => {
  if (step.next.state === "CLOSED" || step.next.state === "LISTEN") return NOTHING;
  if (step.before.state === "SYN-RECEIVED" && step.next.state === "TIME-WAIT" && memory.old !== undefined) return memory.old;
  return step.sent.reduce((known, segment) => shown(known, segment).memory, asked(step, memory));
};

export const sequenceNumbersSent = property<EndpointStep, Memory>({
  id: "sequence-numbers-sent",
  title: "Each sequence number stands for one thing, for ever",
  claim: "SYN and FIN occupy one number each, text follows the SYN without gap in the order of the SENDs, the FIN follows the last octet after CLOSE, nothing follows the FIN, what is sent again is the same, and an empty segment carries SND.NXT.",
  clause: "§3.4, §3.10.2, §3.10.4",
  kind: "always",
  scope: "endpoint",
  start: NOTHING,
  when: ({ sent }) => sent.some(({ rst }) => !rst),
  then: (step, memory) => {
    let known = asked(step, memory);
    for (const segment of step.sent) {
      const { judgement, memory: next } = shown(known, segment);
      if (!judgement.ok) return judgement;
      known = next;
    }
    return OK;
  },
  remember: after,
});
