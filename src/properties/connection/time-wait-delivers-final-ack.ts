import { segmentEnd } from "../../model/segment.ts";
import type { Seq } from "../../model/seq.ts";
import { other, type EndpointStep, type Side, type World, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, property, type Judgement } from "../property.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

/** The connection that an end has closed first and lingered for, as long as nobody cut it short. */
interface Lingering {
  readonly iss: Seq;
  /** One past the remote FIN. */
  readonly rcvNxt: Seq;
  /** ms of TIME-WAIT that are left, by what is claimed. */
  readonly left: number;
}
type Memory = PerSide<Lingering | undefined>;

/**
 * Exactly: in TIME-WAIT, of 2 MSL = 240 s from the last FIN that arrived, every FIN that gets through is acknowledged
 * again. The other end sends its FIN at 0, 1, 3, 7 … 63 s and gives up at R2 (at least 100 s), so whichever of its FINs
 * gets through finds TIME-WAIT still there, whatever was lost before, and the other end is never reset.
 * Where TIME-WAIT is claimed to be shorter than that (60 s in Linux, whose R2 is 15 minutes), a FIN that comes later is
 * nobody's promise.
 * Not guaranteed: that one gets through. If all of them, or all their ACKs, are lost, R2 ends the connection with a timeout.
 */
export const timeWaitDeliversFinalAck = property<WorldStep, Memory>({
  id: "time-wait-delivers-final-ack",
  title: "TIME-WAIT guarantees the delivery of the final ACK",
  claim: "While the other end still waits for the ACK of its FIN, every FIN that gets through is acknowledged and never reset, however many were lost before; only if all are lost until R2 does the wait end otherwise.",
  clause: "§3.6.1 MUST-13, §3.10.7.4, §3.8.3",
  kind: "always",
  scope: "connection",
  start: bothSides<Lingering | undefined>(undefined),
  when: (step, memory) => step.ends.some((end) => finComes(step.before, end, memory) || waiterEnds(end, memory)),
  then: (step, memory) => {
    for (const end of step.ends) {
      const judgement = finComes(step.before, end, memory) ? judgeFin(end, memory[end.side]) : waiterEnds(end, memory) ? judgeWaiter(end) : OK;
      if (!judgement.ok) return judgement;
    }
    return OK;
  },
  remember: (step, memory) => {
    let next = memory;
    if (step.action.do === "reboot") next = withSide(next, step.action.side, undefined);
    for (const end of step.ends) next = withSide(next, end.side, worn(step, linger(end, next[end.side])));
    return next;
  },
});

const timeWait = ({ claimed }: Pick<WorldStep, "claimed">): number => claimed.timeWaitMsls * claimed.msl;
const outlastsR2 = ({ claimed }: WorldStep): boolean => timeWait({ claimed }) >= claimed.r2 + claimed.rtoMax;

/** A promise for TIME-WAIT only ends with it; one that holds until R2 does not. */
const worn = (step: WorldStep, lingering: Lingering | undefined): Lingering | undefined => {
  if (lingering === undefined || step.elapsed === 0 || outlastsR2(step)) return lingering;
  const left = lingering.left - step.elapsed;
  return left > 0 ? { ...lingering, left } : undefined;
};

const linger = (end: EndpointStep, lingering: Lingering | undefined): Lingering | undefined => {
  const { next, event } = end;
  if (closedFirst(end)) return { iss: "iss" in end.before ? end.before.iss : (0 as Seq), rcvNxt: finalNumber(end), left: timeWait(end) };
  if (next.state === "TIME-WAIT") {
    const goesOn = end.before.state === "TIME-WAIT" && lingering !== undefined && !(event.kind === "segment" && event.segment.fin);
    return { iss: next.iss, rcvNxt: next.rcvNxt, left: goesOn ? lingering.left : timeWait(end) };
  }
  // A user who aborts TIME-WAIT, a valid RST, or a new connection cut it short; time alone does not.
  const cut = end.tookIss || event.kind === "call" || (event.kind === "segment" && event.segment.rst);
  return cut && end.before.state !== next.state ? undefined : lingering;
};

/** Whether this step is where TIME-WAIT begins by the RFC, told without the state that the end says it is in. */
const closedFirst = (end: EndpointStep): boolean => {
  const { before, event, signals, next } = end;
  if (event.kind !== "segment" || event.segment.rst) return false;
  const finTaken = signals.some(({ kind }) => kind === "closing");
  const ours = before.state === "FIN-WAIT-2" || (before.state === "FIN-WAIT-1" && before.finSeq !== undefined && event.segment.ack === before.sndNxt);
  if (finTaken && ours && next.state !== "TIME-WAIT") return true;
  return before.state === "CLOSING" && event.segment.ack === before.sndNxt && next.state === "CLOSED" && !event.segment.syn;
};

const finalNumber = ({ before, event }: EndpointStep): Seq => {
  if (before.state === "CLOSING") return before.rcvNxt;
  if (event.kind === "segment") return segmentEnd(event.segment);
  throw new Error("TIME-WAIT begins with a segment");
};

/** The other end's FIN, again, at the end that lingers or has lingered. */
const finComes = (world: World, end: EndpointStep, memory: Memory): boolean => {
  const lingering = memory[end.side];
  const { event } = end;
  if (lingering === undefined || event.kind !== "segment" || !event.segment.fin || event.segment.rst) return false;
  if (segmentEnd(event.segment) !== lingering.rcvNxt || event.segment.ack !== undefined && end.arrived?.from !== other(end.side)) return false;
  return stillWaits(world, other(end.side), lingering);
};

const stillWaits = (world: World, side: Side, lingering: Lingering): boolean => {
  const { tcb } = world[side];
  return (tcb.state === "LAST-ACK" || tcb.state === "CLOSING") && tcb.irs === lingering.iss;
};

const judgeFin = (end: EndpointStep, lingering: Lingering | undefined): Judgement => {
  const answered = end.sent.some((segment) => !segment.rst && segment.ack === lingering?.rcvNxt);
  if (answered) return OK;
  const reset = end.sent.some(({ rst }) => rst);
  return broken(
    `the FIN comes again, and ${end.side}, already ${end.before.state}, answers with ${reset ? "a reset" : "silence"} instead of the ACK that was lost`,
    `${end.side}.sent`,
  );
};

/** The end that waits for the ACK of its FIN stops waiting, while the other has lingered for it. */
const waiterEnds = (end: EndpointStep, memory: Memory): boolean => {
  const { before, next } = end;
  const lingering = memory[other(end.side)];
  return lingering !== undefined && (before.state === "LAST-ACK" || before.state === "CLOSING") && before.irs === lingering.iss &&
    next.state !== before.state && end.event.kind === "segment";
};

const judgeWaiter = (end: EndpointStep): Judgement =>
  end.event.kind === "segment" && end.event.segment.rst
    ? broken(`${end.side} waits in ${end.before.state} for the ACK of its FIN and is reset instead`, `${end.side}.event.segment`)
    : OK;
