/** A run as a figure in the RFC's own notation (§3.5). `playFigure` reads it and runs it again, to the same steps. */
import type { Profile } from "../model/profile.ts";
import { PROFILES, type ProfileName } from "../model/profiles.ts";
import type { WorldStep } from "../model/world-types.ts";
import { ladderLines } from "./ladder-lines.ts";
import { layOut } from "./lay-out.ts";
import { showSwitches, switchesOf } from "./profile-switches.ts";
import type { ConnectionTrace, TraceIsn } from "./trace.ts";

export interface LadderHead {
  readonly title?: string;
  readonly scope: "connection" | "endpoint";
  readonly profile: ProfileName;
  readonly variant?: string;
  readonly isn: TraceIsn;
  /** Single switches that differ from the profile. */
  readonly set?: Partial<Profile>;
}

/** What a trace says of its run, as a ladder's head. */
export const headOf = (trace: ConnectionTrace): LadderHead => ({
  ...(trace.title === undefined ? {} : { title: trace.title }),
  ...(trace.variant === undefined ? {} : { variant: trace.variant }),
  ...(trace.set === undefined ? {} : { set: switchesOf(trace) }),
  scope: trace.scope,
  profile: trace.profile,
  isn: trace.isn,
});

/** @param steps of one run that starts with both ends closed. */
export const ladder = (head: LadderHead, steps: readonly WorldStep[]): string => {
  const profile: Profile = { ...PROFILES[head.profile].profile, ...head.set };
  return [...headerLines(head), "", ...layOut(ladderLines(head.scope, profile, steps)), ""].join("\n");
};

const headerLines = (head: LadderHead): readonly string[] => [
  ...(head.title === undefined ? [] : [`title: ${head.title.replace(/\s+/g, " ").trim()}`]),
  ...(head.scope === "connection" ? [] : [`scope: ${head.scope}`]),
  `profile: ${head.profile}`,
  ...(head.variant === undefined ? [] : [`variant: ${head.variant.replace(/\s+/g, " ").trim()}`]),
  `isn: A ${head.isn.A}, B ${head.isn.B}, step ${head.isn.step}`,
  ...(head.set === undefined || Object.keys(head.set).length === 0 ? [] : [`set: ${showSwitches(head.set)}`]),
];
