/**
 * §3.10.7.4 SEGMENT ARRIVES, other states: eight checks in the RFC's order, each of which hands on the segment, trimmed
 * where the RFC trims it, or ends the processing by returning undefined.
 */
import { abandon } from "../connection.ts";
import { transmitOrAcknowledge } from "../output.ts";
import { faulty } from "../profile.ts";
import type { Segment } from "../segment.ts";
import { isSynchronized, type Synchronizing } from "../tcb.ts";
import type { Turn } from "../turn.ts";
import { timestamps } from "./checks/0-timestamps.ts";
import { sequenceNumber } from "./checks/1-sequence-number.ts";
import { resetBit } from "./checks/2-reset-bit.ts";
import { security } from "./checks/3-security.ts";
import { restartedAtRcvNxt, synBit } from "./checks/4-syn-bit.ts";
import { ackField } from "./checks/5-ack-field.ts";
import { urgBit } from "./checks/6-urg-bit.ts";
import { segmentText } from "./checks/7-segment-text.ts";
import { finBit } from "./checks/8-fin-bit.ts";
import { reopens } from "./time-wait.ts";

type Check = (turn: Turn, tcb: Synchronizing, segment: Segment) => Segment | undefined;

const FROM_THE_SIXTH: readonly Check[] = [urgBit, segmentText, finBit];
const CHECKS: readonly Check[] = [timestamps, sequenceNumber, resetBit, security, synBit, ackField, ...FROM_THE_SIXTH];

export const arrivesInOtherStates = (turn: Turn, tcb: Synchronizing, segment: Segment): void => {
  if (tcb.state === "TIME-WAIT" && reopens(turn, tcb, segment)) return;
  if (turn.profile.restartAtRcvNxt === "abort" && tcb.state !== "TIME-WAIT" && restartedAtRcvNxt(tcb, segment)) {
    turn.rule("syn.restart-believed");
    return abandon(turn, tcb, "connection reset", { kind: "reset" });
  }
  if (segment.syn && !segment.rst && isSynchronized(tcb.state) && faulty(turn.profile, "syn-dropped-when-synchronized")) return turn.rule("sequence.outside-unanswered");
  pass(turn, CHECKS, segment.rst && faulty(turn.profile, "reset-unchecked") ? { ...segment, seq: tcb.rcvNxt } : segment);
};

/** "Continue processing at the sixth step" (§3.10.7.3, fourth). */
export const fromTheSixth = (turn: Turn, segment: Segment): void => pass(turn, FROM_THE_SIXTH, segment);

const pass = (turn: Turn, checks: readonly Check[], segment: Segment): void => {
  let current: Segment | undefined = segment;
  for (const check of checks) {
    const tcb = turn.tcb;
    if (current === undefined || !("rcvNxt" in tcb)) break;
    current = check(turn, tcb, current);
  }
  transmitOrAcknowledge(turn);
};
