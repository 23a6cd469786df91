/** Told once for an interface, not for each of its packets. */
import { LINK } from "./link.ts";
import type { CaptureProblem } from "./problem.ts";

export const linkTypeProblem = (linkType: number, at: number): CaptureProblem => ({
  code: "LINK-TYPE",
  at,
  message: `link type ${linkType} is not one of ${Object.entries(LINK).map(([name, number]) => `${name} (${number})`).join(", ")}`,
  hint: "Its packets cannot be decoded; capture on another interface",
});
