/** Where a script would have to be told apart from the run that it comes from: a system has habits that the model has not. */
import { endpoint } from "../../model/endpoint.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { EndpointStep } from "../../model/world-types.ts";
import { sentBesides, type System } from "../systems.ts";

/** Whether the system would make something else of a segment than the step has it. */
export const isTakenOtherwise = (system: System, { before, next, inputs, sent, signals }: EndpointStep, arriving: Segment, profile: Profile): boolean => {
  const { segment, besides = [] } = system.hears(before, arriving, profile);
  if (segment === arriving) return sent.length === 0 && next.state === before.state && sentBesides(system, before, arriving).length > 0;
  const would = segment === undefined ? { next: before, sent: [], signals: [] } : endpoint(before, { kind: "segment", segment }, inputs, profile);
  return besides.length > 0 || JSON.stringify([would.next, would.sent, would.signals]) !== JSON.stringify([next, sent, signals]);
};
