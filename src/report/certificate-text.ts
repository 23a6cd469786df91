/** A certificate in words. */
import type { CertificateTold } from "../trace/exhaustive.ts";
import { counted } from "./summary.ts";

/** `Shortest possible: 6 steps, 424 states searched.`, and a sentence for each fault. */
export function certificateLines({ verdict, actions, shrunkTo, states, limit, faults }: CertificateTold): readonly string[] {
  const found = `${counted(actions, "step")}, ${counted(states, "state")} searched`;
  return [
    verdict === "shortest" ? `Shortest possible: ${found}.`
      : verdict === "shortened" ? `Shortest possible: ${found}, ${shrunkTo - actions} fewer than shrinking left.`
      : `Perhaps not the shortest: the search for fewer than ${counted(actions, "step")} ended at its limit of ${counted(limit ?? states, "state")}.`,
    ...faults.map(({ fault, weakened, necessary }) =>
      necessary ? `Needed: ${fault}. If ${weakened}, the property holds.` : `Not needed: ${fault}. If ${weakened}, the property is violated all the same.`),
  ];
}
