/** Injected segments: old duplicates and an attacker's, their numbers told by what they lie next to. */
import { octets } from "./octet.ts";
import { segment, type Segment } from "./segment.ts";
import { add, distanceFrom, seq, type Seq } from "./seq.ts";
import type { Tcb } from "./tcb.ts";
import { other, type End, type Forged, type Position, type Setup, type Side } from "./world-types.ts";

/** Labels of injected octets come round after so many; no run is as long. */
const TEXT_LABELS = 2048;

/** What positions are told by. */
type Ends = Readonly<Record<Side, Pick<End, "tcb" | "iss">>>;

/**
 * The number that a position means at the end `to`. What does not exist in its state falls back to the ISN of the side
 * concerned: its last one, or the first it will draw.
 */
export const resolve = (setup: Setup, world: Ends, to: Side, position: Position): Seq =>
  add(base(setup, world, to, position.at), position.plus);

const base = (setup: Setup, world: Ends, to: Side, at: Position["at"]): Seq => {
  const tcb = world[to].tcb;
  const own = world[to].iss ?? setup.isn[to];
  const remote = world[other(to)].iss ?? setup.isn[other(to)];
  switch (at) {
    case "rcvNxt":
      return "rcvNxt" in tcb ? tcb.rcvNxt : remote;
    case "rcvEdge":
      return "rcvNxt" in tcb ? add(tcb.rcvNxt, tcb.rcvWnd) : add(remote, setup.profile.rcvBuffer);
    case "sndUna":
      return "sndUna" in tcb ? tcb.sndUna : own;
    case "sndNxt":
      return "sndNxt" in tcb ? tcb.sndNxt : own;
    case "iss":
      return "iss" in tcb ? tcb.iss : own;
    case "irs":
      return "irs" in tcb ? tcb.irs : remote;
    case "peerIss":
      return remote;
    case "zero":
      return seq(0);
    default:
      return at satisfies never;
  }
};

export const forge = (setup: Setup, world: Ends, to: Side, forged: Forged): Segment => {
  const tcb = world[to].tcb;
  const ts = timestamp(tcb, forged);
  const at = resolve(setup, world, to, forged.seq);
  // Numbered by their place behind the remote ISN, so that two pieces of text that overlap agree.
  const offset = distanceFrom(base(setup, world, to, "irs"), at) % TEXT_LABELS;
  return {
    ...segment({
      seq: at,
      ack: forged.ack === undefined ? undefined : resolve(setup, world, to, forged.ack),
      syn: forged.syn ?? false,
      fin: forged.fin ?? false,
      rst: forged.rst ?? false,
      wnd: forged.wnd ?? setup.profile.rcvBuffer,
      data: octets("X", 0, offset, forged.octets ?? 0),
    }),
    ...(forged.urg === undefined ? {} : { urg: forged.urg }),
    ...(ts === undefined ? {} : { ts: { val: ts, ecr: 0 } }),
    ...(forged.security === undefined ? {} : { security: forged.security }),
  };
};

const timestamp = (tcb: Tcb, forged: Forged): number | undefined => {
  const recent = "tsRecent" in tcb ? tcb.tsRecent : undefined;
  if (forged.ts === "none") return undefined;
  if (forged.ts === undefined) return recent;
  return seq((recent ?? 0) + forged.ts);
};
