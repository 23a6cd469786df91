/** What a guesser sees of a host's ISNs, and the one that he has to guess; pure. */
import { playTrace } from "../../../../engines/play-trace.ts";
import { TICKS_PER_MS } from "../../../../model/isn.ts";
import { add, distanceFrom, seq } from "../../../../model/seq.ts";
import type { IsnTrace } from "../../../../trace/trace.ts";
import { openings } from "../acts.ts";

export const POLICIES = ["fixed", "clock", "random", "rfc6528"] as const;
export type Policy = (typeof POLICIES)[number];

const VARIANT_OF: Readonly<Record<Policy, string | undefined>> = { fixed: "fixed-isn", clock: "clock-only-isn", random: "random-isn", rfc6528: undefined };

/** Whose connection it is: between other sockets than the guesser's, or from an address and port that he has had himself. */
export type Victim = "another" | "same";

export interface GuessGame {
  /** The guesser's own connections; ms since the first. */
  readonly seen: readonly { readonly at: number; readonly isn: number }[];
  readonly hidden: { readonly at: number; readonly isn: number };
  /** Two ways to guess from the last that was seen: the same again, or moved on by the clock. */
  readonly again: number;
  readonly movedOn: number;
  readonly trace: IsnTrace;
}

const OWN_AT = [0, 10, 20] as const;
const HIDDEN_AT = 25;
/** The largest window without scaling. */
export const WINDOW = 65_535;

export const guessGame = (policy: Policy, victim: Victim, secret: number): GuessGame => {
  const variant = VARIANT_OF[policy];
  const list = [...OWN_AT.map((at, i) => ({ remote: 1, after: at - (OWN_AT[i - 1] ?? 0) })), { remote: victim === "same" ? 1 : 2, after: HIDDEN_AT - 20 }];
  const trace: IsnTrace = { ...openings(`ISNs: ${policy}`, list), secret, ...(variant === undefined ? {} : { variant }) };
  const { run } = playTrace(trace);
  if (run.scope !== "isn") throw new Error("a series of openings plays as one");
  const isns = run.steps.map(({ isn }): number => isn);
  const last = isns[OWN_AT.length - 1] ?? 0;
  return {
    seen: OWN_AT.map((at, i) => ({ at, isn: isns[i] ?? 0 })),
    hidden: { at: HIDDEN_AT, isn: isns[OWN_AT.length] ?? 0 },
    again: last,
    movedOn: add(seq(last), (HIDDEN_AT - 20) * TICKS_PER_MS),
    trace,
  };
};

/** How far a guess is off, round the circle of 2^32. */
export const missBy = (guess: number, isn: number): number => Math.min(distanceFrom(seq(guess), seq(isn)), distanceFrom(seq(isn), seq(guess)));
