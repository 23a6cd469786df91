/** A script against a target: what comes of it. Pure; the same script gives the same outcome. */
import type { Profile } from "../../model/profile.ts";
import { PROFILES, type ProfileName } from "../../model/profiles.ts";
import { modelTarget } from "../model-target.ts";
import { parseScript } from "../parse/parse-script.ts";
import { unreadable, type DrillOutcome } from "../result.ts";
import type { Script } from "../script.ts";
import { Host } from "../sockets/host.ts";
import { systemOf, type System } from "../systems.ts";
import { Unable, type DrillTarget } from "../target.ts";
import { Runner } from "./runner.ts";
import { Beyond, Parted } from "./stop.ts";
import { agreementOf, checkPackets, type Agreement } from "./survey.ts";
import { assignmentsOf, settingOf } from "./sysctl.ts";

/** What a script is run against, unless it is the model. */
export interface DrillTargetOf {
  readonly name: string;
  /** What it claims to do; a script's sysctl lines do not reach it. */
  readonly profile: Profile;
  /** Why nothing may be concluded from its sending nothing, where that is so. */
  readonly silence?: string;
  readonly make: (profile: Profile, system: System) => DrillTarget;
}

export interface DrillOptions {
  /** Unless told, the one whose system the script is written for. */
  readonly profile?: ProfileName | undefined;
  /** What the target does instead of its profile: a faulty variant's. */
  readonly change?: ((profile: Profile) => Profile) | undefined;
  readonly strict?: boolean | undefined;
  /** What it is run against, unless it is the model. */
  readonly target?: DrillTargetOf | undefined;
}

const FREEBSD = /\bnet\.inet6?\.tcp\b|\bkern\.ipc\b|\bTCPI_(?!OPT_)[A-Z]|^[ \t]*#[ \t]*if(?:n?def)[ \t]+FreeBSD\b/m;

/** The profile of the system that a script is written for: FreeBSD where its own names occur, else Linux. */
export const profileFor = (source: string): ProfileName => (FREEBSD.test(source) ? "freebsd" : "linux");

/** packetdrill's own default, µs. */
const TOLERANCE = 4_000;

export const runScript = (source: string, options: DrillOptions = {}): DrillOutcome => {
  const profileName = options.profile ?? profileFor(source);
  const system = systemOf(profileName);
  const read = parseScript(source, [system.symbol]);
  if (!read.ok) return unreadable(read.problem);
  const named: Profile = options.target?.profile ?? PROFILES[profileName].profile;
  const base = options.change === undefined ? named : options.change(named);
  const name = options.target?.name ?? "the model";
  const make = options.target?.make ?? ((profile: Profile): DrillTarget => modelTarget(profile, system, name));
  return play(read.script, { ...options, profileName, system, base, name, make });
};

interface Prepared extends DrillOptions {
  readonly profileName: ProfileName;
  readonly system: System;
  readonly base: Profile;
  readonly name: string;
  readonly make: (profile: Profile, system: System) => DrillTarget;
}

const play = (script: Script, { strict = false, profileName, system, base, name, make, target }: Prepared): DrillOutcome => {
  const about = { profile: profileName, target: name };
  let runner: Runner | undefined;
  try {
    checkPackets(script);
    const agreement = agreementOf(script, abilities(script, base));
    const tolerance = Number(script.options.find((option) => option.name === "tolerance_usecs")?.value ?? TOLERANCE);
    runner = new Runner(script, { strict, tolerance: Number.isFinite(tolerance) ? tolerance : TOLERANCE, agreement }, (expectedIsn) => hostFor({ base, system, make, agreement, expectedIsn, target }));
    runner.run();
    return { verdict: "passed", ...about, time: runner.clock, notes: [...runner.notes] };
  } catch (error) {
    if (error instanceof Unable && runner !== undefined) return { verdict: error.verdict, ...about, at: runner.at, because: error.message, time: runner.clock, notes: [...runner.notes] };
    if (!(error instanceof Parted) && !(error instanceof Beyond)) throw error;
    const where = { at: error.at, because: error.message, time: (error instanceof Parted ? error.time : undefined) ?? runner?.clock ?? 0, notes: [...(runner?.notes ?? [])] };
    if (error instanceof Beyond) return { verdict: "unsupported", ...about, ...where };
    return { verdict: "failed", ...about, ...where, ...(error.packets === undefined ? {} : { packets: error.packets }) };
  }
};

interface HostParts {
  readonly base: Profile;
  readonly system: System;
  readonly make: Prepared["make"];
  readonly agreement: Agreement;
  readonly expectedIsn: () => number;
  readonly target: DrillTargetOf | undefined;
}

const hostFor = ({ base, system, make, agreement, expectedIsn, target }: HostParts): Host => {
  const host = new Host(base, { target: (profile) => make(profile, system), system, timestamps: agreement.timestamps, expectedIsn, isSettable: target === undefined, silence: target?.silence });
  host.mss = agreement.mss;
  return host;
};

/** What the script's shell lines leave switched on. */
const abilities = (script: Script, profile: Profile): { readonly timestamps: boolean; readonly windowScaling: boolean } => {
  const lines = [script.setUp, ...script.events.map(({ what }) => what)].flatMap((what) => (what?.kind === "command" ? [what.text] : []));
  const settings = lines.flatMap((text) => assignmentsOf(text)).map(([name, value]) => settingOf(name, value, profile));
  const last = (key: "timestamps" | "windowScaling"): boolean => settings.findLast((setting) => setting?.[key] !== undefined)?.[key] ?? true;
  return { timestamps: last("timestamps"), windowScaling: last("windowScaling") };
};
