/** The switches of a profile that a figure may set, with the values each can take, as text. */
import type { Profile } from "../model/profile.ts";
import { bad, good, type Result } from "./result.ts";
import type { Trace } from "./trace.ts";

type ChoiceName = { [K in keyof Profile]: Profile[K] extends string ? K : never }[keyof Profile];
type NumberName = { [K in keyof Profile]: Profile[K] extends number ? K : never }[keyof Profile];
type BooleanName = { [K in keyof Profile]: Profile[K] extends boolean ? K : never }[keyof Profile];

/** Checked against the types: a switch or value that goes from profile.ts goes from here. */
const CHOICES: { readonly [K in ChoiceName]: readonly Profile[K][] } = {
  resetAcceptance: ["in-window", "exact"],
  synInSynchronized: ["reset", "challenge-ack"],
  timeWaitReuse: ["never", "sequence", "rfc6191"],
  crossedSynAck: ["trim-syn", "acknowledge-only"],
  duplicateSyn: ["resend-syn-ack", "acknowledge"],
  timeWaitRestart: ["by-retransmitted-fin", "never"],
  timeWaitAck: ["silence", "acknowledge"],
  afterAbort: ["CLOSED", "TIME-WAIT"],
  refusedActiveOpen: ["CLOSED", "LISTEN"],
  resetInSynSent: ["by-ack", "by-ack-and-zero-seq"],
  badAckInSynReceived: ["reset-and-drop", "reset-and-go-on"],
  resetWindow: ["erratum-4845", "as-printed"],
  resetInTimeWait: ["close", "ignore"],
  reuseAbove: ["remote-fin", "rcv-nxt"],
  refusedReuse: ["challenge-ack", "silence"],
  restartAtRcvNxt: ["challenge-ack", "abort"],
  simultaneousClose: ["TIME-WAIT", "CLOSED"],
  synInSynReceived: ["listen", "reset-and-listen"],
  synFinInListen: ["queue-fin", "drop"],
  closeInSynReceived: ["fin-at-once", "after-established"],
  resetOnTimeout: ["never", "after-syn-received"],
  unacceptableWithoutAck: ["acknowledge", "silence"],
  ackRangeInSynReceived: ["reset", "acknowledge"],
  secondFin: ["acknowledge", "count"],
  coversWindow: ["unacceptable", "acceptable"],
  synCookies: ["never", "when-full", "always"],
  acceptOverflow: ["ignore-ack", "reset"],
};
const NUMBERS: { readonly [K in NumberName]: true } = {
  msl: true, timeWaitMsls: true, rtoInitial: true, rtoMin: true, rtoMax: true, r1: true, r2Syn: true, r2: true,
  userTimeout: true, rcvBuffer: true, sndBuffer: true, mss: true, security: true, synBacklog: true, backlog: true,
  synAckRetries: true, cookieLifetime: true,
};
const BOOLEANS: { readonly [K in BooleanName]: true } = {
  ackRangeCheck: true, timestamps: true, halfDuplexClose: true, acknowledgeCrossedSynAck: true,
};

/** The one switch that is a pair: `10/5000` challenge ACKs in ms, or `none`. */
const LIMIT = "challengeLimit" satisfies keyof Profile;

/** `rcvBuffer=1000, crossedSynAck=acknowledge-only, challengeLimit=10/5000`. */
export const readSwitches = (text: string): Result<Partial<Profile>> => {
  const changes: Record<string, unknown> = {};
  for (const part of text.split(",").map((piece) => piece.trim())) {
    const [, name = "", written = ""] = /^(\w+)\s*=\s*([\w-]+(?:[./]\d+)?)$/.exec(part) ?? [];
    if (name === LIMIT && written === "none") {
      changes[name] = undefined;
      continue;
    }
    const value = readSwitch(name, written);
    if (value === undefined) return bad(`"${part}" is not a switch of the profile with one of its values`);
    changes[name] = value;
  }
  // Each entry was checked against the tables above, which the compiler checks against Profile.
  return good(changes as Partial<Profile>);
};

/** The switches that a trace sets. @throws when it was not checked as it was read. */
export const switchesOf = ({ set }: Pick<Trace, "set">): Partial<Profile> => {
  if (set === undefined) return {};
  const switches = readSwitches(set);
  if (!switches.ok) throw new Error(`the trace sets a switch that does not exist: ${switches.because}`);
  return switches.value;
};

const readSwitch = (name: string, written: string): string | number | boolean | Profile["challengeLimit"] => {
  if (name === LIMIT) {
    const [, count, interval] = /^(\d{1,6})\/(\d{1,9})$/.exec(written) ?? [];
    return count === undefined || Number(interval) === 0 ? undefined : { count: Number(count), interval: Number(interval) };
  }
  if (Object.hasOwn(NUMBERS, name)) return /^\d{1,9}(\.\d{1,6})?$/.test(written) ? Number(written) : undefined;
  if (Object.hasOwn(BOOLEANS, name)) return written === "true" ? true : written === "false" ? false : undefined;
  const choices: Readonly<Record<string, readonly string[]>> = CHOICES;
  return Object.hasOwn(choices, name) && (choices[name] ?? []).includes(written) ? written : undefined;
};

/** As `readSwitches` reads it. */
export const showSwitches = (changes: Partial<Profile>): string =>
  Object.entries(changes)
    .filter(([name]) => name === LIMIT || Object.hasOwn(CHOICES, name) || Object.hasOwn(NUMBERS, name) || Object.hasOwn(BOOLEANS, name))
    .map(([name, value]) => `${name}=${name === LIMIT ? showLimit(changes.challengeLimit) : String(value)}`)
    .join(", ");

const showLimit = (limit: Profile["challengeLimit"]): string => (limit === undefined ? "none" : `${limit.count}/${limit.interval}`);
