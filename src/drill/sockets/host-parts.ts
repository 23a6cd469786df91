/** What a host is given, and what it has sent. */
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { System } from "../systems.ts";
import type { DrillTarget } from "../target.ts";

/** A segment that the host sent. */
export interface SentSegment {
  readonly segment: Segment;
  /** As the script numbers it. */
  readonly seq: number;
  readonly ack: number | undefined;
  /** µs. */
  readonly at: number;
  /** Whether a timer sent it, and not a segment or a call. */
  readonly byTimer: boolean;
  /** Whether other versions of the system send nothing in its place. */
  readonly mayBeSilent: boolean;
}

export interface HostOptions {
  readonly target: (profile: Profile) => DrillTarget;
  readonly system: System;
  readonly timestamps: boolean;
  /** The ISN that the script expects next. */
  readonly expectedIsn: () => number;
  /** Whether the script's sysctl lines reach the target. */
  readonly isSettable: boolean;
  /** Why nothing may be concluded from silence, where that is so. */
  readonly silence: string | undefined;
}
