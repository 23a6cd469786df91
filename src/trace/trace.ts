/**
 * A run as data: what it starts from and the actions that were taken, by name. It replays on any version of the model,
 * on any variant, without a seed.
 */
import type { ListenerAction } from "../model/listener-types.ts";
import type { ProfileName } from "../model/profiles.ts";
import type { Action } from "../model/world-types.ts";

export const TRACE_SCHEMA = 1;

interface TraceHead {
  readonly schema: typeof TRACE_SCHEMA;
  readonly title?: string;
  readonly profile: ProfileName;
  /** Switches in which both the model and its claim depart from the profile: `rcvBuffer=1000, timestamps=true` (profile-switches.ts). */
  readonly set?: string;
  /** The faulty variant it was found on; absent for the correct model. */
  readonly variant?: string;
  /** The property that the run is evidence about, and what it says. */
  readonly property?: string;
  readonly verdict?: "violated" | "holds";
  /** How it came about: a hint, not needed to replay. */
  readonly found?: { readonly seed: number; readonly run: number; readonly by: string };
}

/** Decimal numbers below 2^32. */
export interface TraceIsn {
  readonly A: number;
  readonly B: number;
  readonly step: number;
}

/**
 * `connection`: two ends and the network between them. `endpoint`: end A alone; what it sends is recorded and then gone,
 * and every segment that reaches it is injected.
 */
export interface ConnectionTrace extends TraceHead {
  readonly scope: "connection" | "endpoint";
  readonly isn: TraceIsn;
  readonly actions: readonly Action[];
}

/** A listener, its queues, honest and spoofed peers. */
export interface ListenerTrace extends TraceHead {
  readonly scope: "listener";
  readonly isn: number;
  readonly actions: readonly ListenerAction[];
}

/** A series of connections opened by one host: which remote socket, and how many ms after the one before. */
export interface IsnTrace extends TraceHead {
  readonly scope: "isn";
  readonly secret: number;
  readonly openings: readonly { readonly remote: number; readonly after: number }[];
}

export type Trace = ConnectionTrace | ListenerTrace | IsnTrace;
