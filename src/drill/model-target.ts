/** The model as the target of scripts. */
import { endpoint } from "../model/endpoint.ts";
import type { Call, Event } from "../model/events.ts";
import type { Profile } from "../model/profile.ts";
import type { Segment } from "../model/segment.ts";
import type { Seq } from "../model/seq.ts";
import { CLOSED, type State, type Tcb } from "../model/tcb.ts";
import { deadline } from "../model/timeouts.ts";
import { sentBesides, sentByCall, sentInAnswer, type System } from "./systems.ts";
import type { DrillEndpoint, DrillTarget, EndpointOptions, Reaction } from "./target.ts";

/** What a sending buffer holds here: a write that would have to wait for room is beyond the model (see docs/drill.md). */
const SEND_BUFFER = 2 ** 24;

export const modelTarget = (profile: Profile, system: System, name: string): DrillTarget => ({
  name,
  create: (options) => new ModelEndpoint(profile, system, options),
});

class ModelEndpoint implements DrillEndpoint {
  #tcb: Tcb = CLOSED;
  readonly #given: Profile;
  #profile: Profile;
  readonly #system: System;
  readonly #options: EndpointOptions;
  #shut = false;

  constructor(profile: Profile, system: System, options: EndpointOptions) {
    const { mss, rcvBuffer, timestamps } = options;
    this.#given = { ...profile, mss, rcvBuffer, timestamps, sndBuffer: SEND_BUFFER };
    this.#profile = this.#given;
    this.#system = system;
    this.#options = options;
  }

  get state(): State {
    return this.#tcb.state;
  }
  get unread(): number {
    return "received" in this.#tcb ? this.#tcb.received.length : 0;
  }
  get sndUna(): Seq | undefined {
    return "sndUna" in this.#tcb ? this.#tcb.sndUna : undefined;
  }
  get rcvNxt(): Seq | undefined {
    return "rcvNxt" in this.#tcb ? this.#tcb.rcvNxt : undefined;
  }
  get deadline(): number {
    return deadline(this.#tcb);
  }
  call(call: Call): Reaction {
    if (call.call === "CLOSE" || call.call === "ABORT") this.#shut = false;
    const before = this.#tcb;
    return this.#handle({ kind: "call", ...call }, (segment) => sentByCall(this.#system, segment, before));
  }
  shutdown(): Reaction {
    this.#shut = true;
    return this.#handle({ kind: "call", call: "CLOSE" });
  }
  stopReading(): void {
    this.#shut = false;
  }
  arrives(segment: Segment): Reaction {
    const before = this.#tcb;
    const { segment: heard, besides = [], mayBeSilent = false } = this.#system.hears(before, segment, this.#profile);
    if (heard === undefined) return { sent: besides, signals: [] };
    const { sent, signals } = this.#handle({ kind: "segment", segment: heard }, (one) => sentInAnswer(this.#system, one, before, this.#tcb, heard));
    const answers = sent.length === 0 && this.#tcb.state === before.state ? sentBesides(this.#system, before, heard) : sent;
    return { sent: [...besides, ...answers], signals, mayBeSilent };
  }
  limit(ms: number): void {
    this.#profile = ms === 0 ? this.#given : { ...this.#given, r2: ms, userTimeout: ms };
  }
  elapse(ms: number): Reaction {
    return this.#handle({ kind: "elapse", ms });
  }

  #handle(event: Event, dress: (segment: Segment) => Segment = (segment) => segment): Reaction {
    const inputs = { iss: this.#options.iss(), tsNow: this.#options.now() };
    const { next, sent, signals } = endpoint(this.#tcb, event, inputs, this.#shut ? { ...this.#profile, halfDuplexClose: false } : this.#profile);
    this.#tcb = next;
    return { sent: sent.map(dress), signals };
  }
}
