/**
 * A fault, and not RFC 9293: a handshake of one segment. The number of its SYN serves both directions, so that each end can
 * take itself for connected as soon as it has sent or seen it; nothing is answered, and nothing is sent again.
 */
import type { Octet } from "./octet.ts";
import { transmit } from "./output.ts";
import { faulty, type Profile } from "./profile.ts";
import { acknowledge, synOutstanding } from "./retransmission.ts";
import { add, type Seq } from "./seq.ts";
import type { Established, Opened } from "./tcb.ts";
import type { Turn } from "./turn.ts";

export const isOneWay = (profile: Profile): boolean => faulty(profile, "one-way-handshake");

export const openOneWay = (turn: Turn, isn: Seq, from: Opened & { readonly unsent?: readonly Octet[] }): void => {
  if (from.openedBy === "passive") turn.selectIss();
  turn.signal({ kind: "open" });
  const next = add(isn, 1);
  const { tcb: sending } = acknowledge(turn.profile, synOutstanding(turn.profile, isn, turn.profile.userTimeout), next);
  turn.tcb = {
    ...sending,
    state: "ESTABLISHED",
    openedBy: from.openedBy,
    remote: from.remote,
    receives: from.receives,
    unsent: from.unsent ?? [],
    sndWnd: turn.profile.rcvBuffer,
    maxSndWnd: turn.profile.rcvBuffer,
    irs: isn,
    rcvNxt: next,
    rcvWnd: turn.profile.rcvBuffer,
    sndWl1: isn,
    sndWl2: isn,
    received: [],
    held: [],
    rcvUp: undefined,
    tsRecent: undefined,
    challenges: undefined,
  } satisfies Established;
  transmit(turn);
};
