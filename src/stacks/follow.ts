/**
 * A stack as the answer to (tcb, event, inputs): the oracle follows it.
 *
 * The TCB of a run on a real stack is what RFC 9293 would have it be, corrected by all that the stack shows. An event is given
 * to the stack; of the outcomes that the oracle allows, the one that comes closest to what was seen is taken, and what was
 * seen is laid over it. So what cannot be seen is presumed in the stack's favour, and a verdict rests on what was seen alone.
 */
import type { Event, Inputs, Outcome, Signal } from "../model/events.ts";
import type { Profile } from "../model/profile.ts";
import type { Segment } from "../model/segment.ts";
import { CLOSED, type Tcb } from "../model/tcb.ts";
import type { EndpointStep, Respond, Side } from "../model/world-types.ts";
import { inSegments, inSignals, inState as stateDifferences } from "../properties/oracle/compare.ts";
import type { Expected } from "../properties/oracle/expected.ts";
import { ruling } from "../properties/oracle/oracle.ts";
import { SOCKETS } from "../wire/trace-capture.ts";
import { other } from "../model/world-types.ts";
import { excuseFor } from "./excuse.ts";
import { inState, withTold } from "./in-state.ts";
import { withSendingSide } from "./sending-side.ts";
import type { Stack, Told } from "./stack.ts";
import { User } from "./user.ts";
import { Wire } from "./wire.ts";

/** Signals that a stack gives. The others are presumed. */
const TOLD_SIGNALS: ReadonlySet<Signal["kind"]> = new Set<Signal["kind"]>(["open", "data", "closing", "reset", "refused", "timeout"]);

/** Begins a run on one stack at each end. */
export const follow = (stacks: { readonly A: Stack; readonly B: Stack }): { readonly respond: Respond; readonly release: () => void } => {
  const ends: { A?: Follower; B?: Follower } = {};
  return {
    respond: (side, tcb, event, inputs, claimed) => {
      const end = (ends[side] ??= new Follower(stacks[side], side));
      return end.respond(tcb, event, inputs, claimed);
    },
    release: () => {
      for (const end of [ends.A, ends.B]) end?.release();
    },
  };
};

class Follower {
  readonly #stack: Stack;
  readonly #side: Side;
  #wire: Wire;
  #user: User;
  #last: Tcb = CLOSED;

  constructor(stack: Stack, side: Side) {
    this.#stack = stack;
    this.#side = side;
    [this.#wire, this.#user] = this.#boot();
  }

  #boot(): [Wire, User] {
    const end = this.#stack.open({ local: SOCKETS[this.#side], remote: SOCKETS[other(this.#side)] });
    return [new Wire(end, this.#side), new User(end)];
  }

  release(): void {
    this.#user.end.release();
  }
  respond(tcb: Tcb, event: Event, inputs: Inputs, claimed: Profile): Outcome {
    if (tcb.state === "CLOSED" && this.#last.state !== "CLOSED") {
      this.#user.end.release();
      [this.#wire, this.#user] = this.#boot();
    }
    const seen = this.#happens(tcb, event, inputs);
    if (this.#user.end.told().state === "LISTEN") this.#user.listensAgain();
    const told = this.#user.end.told();
    const allowed = seen.absent ? [] : [...(ruling(tcb, event, inputs, claimed)?.allowed ?? []), ...(event.kind === "elapse" ? [quiet(tcb, event.ms)] : [])];
    const outcome = this.#closest(tcb, allowed, seen, told, claimed);
    const step: EndpointStep = { ...outcome, side: this.#side, before: tcb, event, inputs, arrived: undefined, claimed };
    const excuse = excuseFor(step, seen.absent, this.#stack.deviations);
    this.#last = outcome.next;
    if (outcome.next.state === "CLOSED" || outcome.next.state === "LISTEN") {
      this.#wire.over();
      this.#user.over();
    }
    return excuse === undefined ? outcome : { ...outcome, excuse };
  }

  #happens(tcb: Tcb, event: Event, inputs: Inputs): Seen {
    const { end } = this.#user;
    end.useIsn(inputs.iss);
    let absent = false;
    const signals: Signal[] = [];
    switch (event.kind) {
      case "call":
        absent = this.#user.call(event, tcb, signals, this.#wire) === "absent";
        break;
      case "segment":
        this.#wire.arrive(event.segment, !("rcvNxt" in tcb) || tcb.state === "TIME-WAIT");
        break;
      case "elapse":
        end.elapse(event.ms);
        break;
      default:
        event satisfies never;
    }
    const sent: Segment[] = [];
    let began = false;
    // What the user does on hearing something leads to more.
    for (let news = end.take(); news.length > 0; news = end.take()) {
      for (const happening of news) {
        if (happening.kind === "sent") {
          const left = this.#wire.leave(happening.packet, inputs.iss, event);
          if (left === undefined) continue;
          sent.push(left.segment);
          began ||= left.begins;
        } else signals.push(...this.#user.hear(happening, tcb, this.#wire));
      }
    }
    return { sent, signals, absent, began };
  }

  /** The allowed outcome that comes closest to what was seen, with what was seen laid over it. */
  #closest(before: Tcb, allowed: readonly Expected[], seen: Seen, told: Told, claimed: Profile): Outcome {
    let best: { readonly outcome: Outcome; readonly differences: number } | undefined;
    const unpromised: Expected = { next: before, sent: seen.sent, signals: [], mayAlso: [], unsettled: {} };
    for (const expected of allowed.length === 0 ? [unpromised] : allowed) {
      const outcome = this.#laidOver(expected, seen, told, claimed);
      const differences = stateDifferences(expected, outcome.next).length * 4 + inSegments(expected, outcome.sent).length + inSignals(expected, outcome.signals).length;
      if (best === undefined || differences < best.differences) best = { outcome, differences };
      if (differences === 0) break;
    }
    if (best === undefined) throw new Error("no outcome was looked at");
    return best.outcome;
  }

  #laidOver(expected: Expected, { sent, signals, began }: Seen, told: Told, claimed: Profile): Outcome {
    const shown = sent.map((segment, i) => ({ ...segment, wnd: expected.sent[i]?.wnd ?? segment.wnd }));
    const presumed = expected.signals.filter(({ kind }) => !TOLD_SIGNALS.has(kind) && !((kind === "ok" || kind === "error") && signals.some((one) => one.kind === "error")));
    // A FIN that waits behind text has not been sent: that is CLOSE-WAIT still (§3.10.4), by whatever name.
    const state = told.state === "LAST-ACK" && this.#wire.finSeq === undefined ? "CLOSE-WAIT" : (told.state ?? expected.next.state);
    const numbered = withTold(inState(expected.next, state, this.#wire.origins, claimed), { ...told, sndNxt: told.sndNxt ?? this.#wire.rawSndNxt }, this.#wire.shift);
    return {
      next: withSendingSide(this.#user.reading(numbered), this.#wire, claimed),
      sent: shown,
      signals: [...presumed, ...signals.map((signal) => named(signal, expected))],
      rules: [],
      tookIss: began,
    };
  }
}

/** Nothing has happened yet: a timer of the stack's own runs a little longer than the claim says. */
const quiet = (tcb: Tcb, ms: number): Expected => ({ next: later(tcb, ms), sent: [], signals: [], mayAlso: [], unsettled: {} });

/** ms; timers of stacks run in steps, the coarsest of half a second. */
const STEP = 500;

const later = (tcb: Tcb, ms: number): Tcb => {
  if (tcb.state === "CLOSED" || tcb.state === "LISTEN") return tcb;
  if (tcb.state === "TIME-WAIT") return { ...tcb, timeWait: Math.max(STEP, tcb.timeWait - ms), challenges: undefined };
  const { rtx } = tcb;
  return rtx === undefined ? tcb : { ...tcb, rtx: { ...rtx, left: Math.max(STEP, rtx.left - ms), age: rtx.age + ms } };
};

/** What the event led to, as far as it was seen. */
interface Seen {
  readonly sent: readonly Segment[];
  readonly signals: readonly Signal[];
  /** Whether the interface offers no such call. */
  readonly absent: boolean;
  /** Whether a connection began: a SYN with a number of its own was sent. */
  readonly began: boolean;
}

/** Stacks have one word for "reset" and "refused", and one for every way of giving up: the RFC's is taken where it is one of them. */
const named = (signal: Signal, { signals }: Expected): Signal => {
  if (signal.kind === "reset") return signals.find(({ kind }) => kind === "refused") ?? signal;
  if (signal.kind === "error") return signals.find((one) => one.kind === "error" && one.call === signal.call) ?? signal;
  if (signal.kind === "timeout") return signals.find(({ kind }) => kind === "timeout") ?? signal;
  return signal;
};
