/** Switches that any host may set as it likes: a run may have them otherwise than the profile does. */
import type { Profile } from "../../model/profile.ts";
import { chance, oneOf, type Dice } from "./dice.ts";

const LIKED: readonly Partial<Profile>[] = [
  { timestamps: true },
  { rcvBuffer: 3 },
  { rcvBuffer: 16, mss: 8 },
  // So patient a network layer, and so impatient a user, that the user timeout comes before R2.
  { userTimeout: 20_000 },
  { halfDuplexClose: true },
];

/** Undefined leaves everything to the profile. */
export const chooseSwitches = (dice: Dice): Partial<Profile> | undefined => (chance(dice, 70) ? undefined : oneOf(dice, LIKED));
