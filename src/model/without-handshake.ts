/** For faults only, and nowhere in RFC 9293: a connection from two numbers that nobody has agreed on. */
import type { Octet } from "./octet.ts";
import { acknowledge, synOutstanding } from "./retransmission.ts";
import { add, type Seq } from "./seq.ts";
import type { Established, Opened } from "./tcb.ts";
import type { Turn } from "./turn.ts";

interface Guessed {
  readonly iss: Seq;
  readonly irs: Seq;
  /** The remote window. */
  readonly wnd: number;
  readonly unsent?: readonly Octet[];
}

/** ESTABLISHED as if both SYNs had been acknowledged. */
export const openWithoutHandshake = (turn: Turn, from: Opened, { iss, irs, wnd, unsent = [] }: Guessed): void => {
  turn.signal({ kind: "open" });
  const { tcb: sending } = acknowledge(turn.profile, synOutstanding(turn.profile, iss, undefined), add(iss, 1));
  turn.tcb = {
    ...sending,
    state: "ESTABLISHED",
    openedBy: from.openedBy,
    remote: from.remote,
    receives: from.receives,
    unsent,
    sndWnd: wnd,
    maxSndWnd: wnd,
    irs,
    rcvNxt: add(irs, 1),
    rcvWnd: turn.profile.rcvBuffer,
    sndWl1: irs,
    sndWl2: iss,
    received: [],
    held: [],
    rcvUp: undefined,
    tsRecent: undefined,
    challenges: undefined,
  } satisfies Established;
};
