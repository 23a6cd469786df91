/** A schedule: what a run starts from, and the actions it takes. */
import type { ListenerSettings, ListenerSetup } from "../../model/listener-types.ts";
import type { Profile } from "../../model/profile.ts";
import { seq } from "../../model/seq.ts";
import type { Action, Respond, Setup } from "../../model/world-types.ts";

/** Decimal numbers below 2^32; `step` is how far the ISN clock moves between two connections. */
export interface ScheduleIsn {
  readonly A: number;
  readonly B: number;
  readonly step: number;
}

export interface Schedule {
  readonly isn: ScheduleIsn;
  /** Switches that the run needs, of what the ends do and of what they claim. */
  readonly set?: Partial<Profile>;
  readonly actions: readonly Action[];
}

/** What both ends do, and what they claim to do. */
export interface Subject {
  readonly profile: Profile;
  readonly claimed: Profile;
  /** Begins a run on a real stack, which cannot be told to switch anything. Absent: the model answers. */
  begin?(): Respond;
}

export const setupOf = (subject: Subject, { isn, set }: Omit<Schedule, "actions">): Setup => ({
  profile: { ...subject.profile, ...(subject.begin === undefined ? set : {}) },
  claimed: { ...subject.claimed, ...(subject.begin === undefined ? set : {}) },
  isn: { A: seq(isn.A), B: seq(isn.B), step: isn.step },
  ...(subject.begin === undefined ? {} : { respond: subject.begin() }),
});

/** @param profile what the listener does, where that is not what it claims. */
export const listenerSetup = ({ settings, isn }: { readonly settings: ListenerSettings; readonly isn: number }, claimed: Profile, profile: Profile = claimed): ListenerSetup => ({
  claimed: { ...claimed, ...settings },
  profile: { ...profile, ...settings },
  isn: seq(isn),
});

/** The ISNs that a shrunk schedule has unless others matter. */
export const PLAIN_ISN: ScheduleIsn = { A: 100, B: 300, step: 64_000 };
