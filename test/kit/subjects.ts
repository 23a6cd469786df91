/** What tests put to the test. */
import { PROFILES, type ProfileName } from "../../src/model/profiles.ts";
import type { Profile } from "../../src/model/profile.ts";
import type { Schedule, Subject } from "../../src/properties/arbitraries/schedule-type.ts";

/** An endpoint that does what it claims. */
export const honest = (name: ProfileName = "rfc9293", set: Partial<Profile> = {}): Subject => {
  const profile = { ...PROFILES[name].profile, ...set };
  return { profile, claimed: profile };
};

/** ISNs that make every run cross 2^32. */
export const STRADDLING: Schedule["isn"] = { A: 2 ** 32 - 2, B: 2 ** 32 - 3, step: 64_000 };
export const PLAIN: Schedule["isn"] = { A: 100, B: 300, step: 64_000 };
