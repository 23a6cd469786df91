/**
 * One event at one endpoint, in the making. A Turn lives for one call of the reducer and never leaves it, so the reducer
 * stays pure while each rule reads as in the RFC: "send …; enter …; signal …".
 */
import { CLOSED, type Tcb } from "./tcb.ts";
import type { Call, CallError, Inputs, Outcome, Signal } from "./events.ts";
import type { Profile } from "./profile.ts";
import type { RuleId } from "./rules.ts";
import type { Segment } from "./segment.ts";
import type { Seq } from "./seq.ts";

export class Turn {
  tcb: Tcb;
  readonly profile: Profile;
  readonly #inputs: Inputs;
  readonly #sent: Segment[] = [];
  readonly #signals: Signal[] = [];
  readonly #rules: RuleId[] = [];
  #tookIss = false;
  /** Whether what arrived has to be acknowledged before the turn ends (MUST-58: once, and with text if there is any). */
  ackOwed = false;

  constructor(tcb: Tcb, profile: Profile, inputs: Inputs) {
    this.tcb = tcb;
    this.profile = profile;
    this.#inputs = inputs;
  }

  /** The rule that applies. */
  rule(id: RuleId): void {
    this.#rules.push(id);
  }
  /** Sends, and so acknowledges: every segment but a reset carries the current acknowledgment. */
  send(segment: Segment): void {
    this.#sent.push(segment);
    if (!segment.rst) this.ackOwed = false;
  }
  signal(signal: Signal): void {
    this.#signals.push(signal);
  }
  /** "Return error: …" */
  error(call: Call["call"], error: CallError): void {
    this.#signals.push({ kind: "error", call, error });
  }
  /** "Delete the TCB, enter CLOSED state." */
  close(): void {
    this.tcb = CLOSED;
  }
  /** "An ISS is selected." */
  selectIss(): Seq {
    this.#tookIss = true;
    return this.#inputs.iss;
  }
  get tsNow(): number {
    return this.#inputs.tsNow;
  }
  outcome(): Outcome {
    return { next: this.tcb, sent: this.#sent, signals: this.#signals, rules: this.#rules, tookIss: this.#tookIss };
  }
}
