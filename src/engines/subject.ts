/** Whom a run is played by: an endpoint as a profile and a variant make it. */
import { PROFILES, type ProfileName } from "../model/profiles.ts";
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import { VARIANTS } from "../variants/index.ts";
import { applyVariant, claimedBy } from "../variants/variant.ts";

/** The profile that is claimed, and what the variant makes of it. @throws when the variant is unknown. */
export const subjectOf = (profile: ProfileName, variant: string | null): Subject => {
  const claimed = PROFILES[profile].profile;
  if (variant === null) return { profile: claimed, claimed };
  const known = VARIANTS[variant];
  if (known === undefined) throw new Error(`no variant is called ${variant}`);
  return { profile: applyVariant(claimed, known), claimed: claimedBy(claimed, known) };
};
