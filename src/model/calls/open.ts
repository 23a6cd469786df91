/** §3.10.1 OPEN, and the change from passive to active that SEND shares (§3.10.2). */
import { isOneWay, openOneWay } from "../one-way.ts";
import { urgentEnd } from "../output.ts";
import { synSegment } from "../replies.ts";
import { synOutstanding } from "../retransmission.ts";
import type { Octet } from "../octet.ts";
import type { Turn } from "../turn.ts";

export const open = (turn: Turn, mode: "active" | "passive", remote: boolean): void => {
  const tcb = turn.tcb;
  switch (tcb.state) {
    case "CLOSED":
      if (mode === "passive") {
        turn.rule("open.closed.passive");
        turn.tcb = { state: "LISTEN", remote, receives: 0 };
        return turn.signal({ kind: "ok", call: "OPEN" });
      }
      if (!remote) {
        turn.rule("open.remote-unspecified");
        return turn.error("OPEN", "remote socket unspecified");
      }
      turn.rule("open.closed.active");
      turn.signal({ kind: "ok", call: "OPEN" });
      return initiate(turn, { receives: 0, unsent: [], urgent: false });
    case "LISTEN":
      // AMBIGUITY: §3.10.1 has no word for a passive OPEN in LISTEN; like any second OPEN it finds the connection there (MUST-41).
      if (mode === "passive") {
        turn.rule("open.exists");
        return turn.error("OPEN", "connection already exists");
      }
      if (!remote) {
        turn.rule("open.remote-unspecified");
        return turn.error("OPEN", "remote socket unspecified");
      }
      turn.rule("open.listen.active");
      turn.signal({ kind: "ok", call: "OPEN" });
      return initiate(turn, { receives: tcb.receives, unsent: [], urgent: false });
    case "SYN-SENT":
    case "SYN-RECEIVED":
    case "ESTABLISHED":
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
    case "CLOSE-WAIT":
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      turn.rule("open.exists");
      return turn.error("OPEN", "connection already exists");
    default:
      return tcb satisfies never;
  }
};

/** Sends the SYN: SND.UNA = ISS, SND.NXT = ISS+1, SYN-SENT. Data waits for ESTABLISHED; none is sent with the SYN. */
export const initiate = (turn: Turn, from: { readonly receives: number; readonly unsent: readonly Octet[]; readonly urgent: boolean }): void => {
  const iss = turn.selectIss();
  turn.send(synSegment(turn, iss));
  if (isOneWay(turn.profile)) return openOneWay(turn, iss, { ...from, openedBy: "active", remote: true });
  const sending = synOutstanding(turn.profile, iss, turn.profile.userTimeout);
  turn.tcb = {
    ...sending,
    state: "SYN-SENT",
    unsent: from.unsent,
    sndUp: from.urgent ? urgentEnd(sending.sndNxt, from.unsent.length) : undefined,
    openedBy: "active",
    remote: true,
    receives: from.receives,
  };
};
