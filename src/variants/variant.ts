/** A faulty endpoint as data. */
import type { FaultId } from "../model/faults.ts";
import type { Profile } from "../model/profile.ts";

export interface Variant {
  readonly title: string;
  /** The rule that it breaks. */
  readonly clause: string;
  /** What goes wrong for a user. */
  readonly harm: string;
  /** Where it was seen: project and issue or commit. */
  readonly seen?: string;
  /** What the endpoint claims besides what its profile says, where the fault is one against that claim. */
  readonly claims?: Partial<Profile>;
  /** One knob: a fault of the model, or a switch of the profile that the endpoint claims to have set otherwise. */
  readonly change: { readonly fault: FaultId } | { readonly switches: Partial<Profile> };
  /** The properties that must find it. */
  readonly caughtBy: readonly string[];
  /** Why no property but JUDGES_OF_EVERYTHING finds it. */
  readonly survives?: string;
  /** Other properties that have to do with it and may find it too. */
  readonly alsoBreaks?: readonly string[];
}

/** The properties that compare every step with the whole of the RFC's tables: any fault of an endpoint is theirs too. */
export const JUDGES_OF_EVERYTHING: readonly string[] = [
  "replies-as-the-rfc-allows", "takes-effect-as-the-rfc-says", "timers-run-as-specified", "timeouts-as-specified", "user-calls",
];

/** What an endpoint of that variant claims to do. */
export const claimedBy = (profile: Profile, { claims }: Variant): Profile => ({ ...profile, ...claims });

/** What an endpoint of that variant really does. */
export const applyVariant = (profile: Profile, { claims, change }: Variant): Profile =>
  "fault" in change
    ? { ...profile, ...claims, faults: new Set([...profile.faults, change.fault]) }
    : { ...profile, ...claims, ...change.switches };
