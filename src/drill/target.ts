/**
 * What scripts are run against: something that makes endpoints, each of which takes the user's calls, segments and the passing
 * of time, and answers with segments and signals. The model is one such thing; a real stack is another.
 */
import type { Call, Signal } from "../model/events.ts";
import type { Segment } from "../model/segment.ts";
import type { Seq } from "../model/seq.ts";
import type { State } from "../model/tcb.ts";

export interface DrillTarget {
  /** As a report names it: `the model, profile linux`. */
  readonly name: string;
  /** A new endpoint in CLOSED. */
  create(options: EndpointOptions): DrillEndpoint;
}

/** What the script's set-up asks of one endpoint. */
export interface EndpointOptions {
  /** The octets of text in a segment, at most. */
  readonly mss: number;
  /** The receive buffer, octets. */
  readonly rcvBuffer: number;
  /** Whether both ends have asked for the Timestamps option. */
  readonly timestamps: boolean;
  /** The initial sequence number to use when the endpoint next needs one. */
  readonly iss: () => Seq;
  /** The timestamp clock, ms. */
  readonly now: () => number;
}

export interface Reaction {
  readonly sent: readonly Segment[];
  readonly signals: readonly Signal[];
  /** Whether what was sent may as well not have been: versions of the system differ. */
  readonly mayBeSilent?: boolean;
}

export interface DrillEndpoint {
  readonly state: State;
  /** Octets that have arrived in order and were not handed over by a RECEIVE yet. */
  readonly unread: number;
  /** SND.UNA, and RCV.NXT, where they exist. */
  readonly sndUna: Seq | undefined;
  readonly rcvNxt: Seq | undefined;
  /** ms to the next thing that happens by itself; Infinity when nothing will. */
  readonly deadline: number;
  call(call: Call): Reaction;
  /** The sending direction ends, and the receiving one goes on (shutdown of SHUT_WR). */
  shutdown(): Reaction;
  /** Nobody will read any more of what arrives: after `shutdown` this is what makes it a CLOSE of both directions. */
  stopReading(): void;
  arrives(segment: Segment): Reaction;
  /** For how long it tries from now on before it gives up, ms; 0 as before. A target that cannot be told has no such method. */
  limit?(ms: number): void;
  /** @param ms at most `deadline`. */
  elapse(ms: number): Reaction;
}

/** Thrown by a target that cannot do what it is asked, or that has come to an end of its own. */
export class Unable extends Error {
  readonly verdict: "unsupported" | "failed";

  /** @param because without a full stop. */
  constructor(verdict: Unable["verdict"], because: string) {
    super(because);
    this.verdict = verdict;
  }
}
