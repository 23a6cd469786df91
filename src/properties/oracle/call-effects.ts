/** Each effect of the call table, with its exact numbers (RFC 9293 §3.10.1 to §3.10.6). */
import type { Call, Inputs } from "../../model/events.ts";
import type { Octet } from "../../model/octet.ts";
import type { Profile } from "../../model/profile.ts";
import type { Seq } from "../../model/seq.ts";
import { CLOSED, type Connected, type SynReceived, type Tcb } from "../../model/tcb.ts";
import { handOver } from "./accept.ts";
import type { CallEffect } from "./call-table.ts";
import { end, handBack, timeWait, withoutStateFields } from "./endings.ts";
import { draft, type Draft } from "./expected.ts";
import { initiated } from "./openings.ts";
import { flush, sendPiece } from "./output.ts";
import { abortReset, plainAck } from "./segments.ts";
import { point } from "./sending.ts";

export interface CallCase {
  readonly before: Tcb;
  readonly call: Call;
  readonly iss: Seq;
  readonly inputs: Inputs;
  readonly claimed: Profile;
}

export const outcomesOfCall = (effect: CallEffect, one: CallCase): readonly Draft[] => {
  const { before, call, inputs, claimed } = one;
  const out = draft(before);
  switch (effect.do) {
    case "error":
      out.signals.push({ kind: "error", call: call.call, error: effect.error });
      return [out];
    case "tell-state":
      out.signals.push({ kind: "status", state: before.state });
      return [out];
    case "listen":
      if (call.call === "OPEN") out.next = { state: "LISTEN", remote: call.remote, receives: 0 };
      out.signals.push({ kind: "ok", call: "OPEN" });
      return [out];
    case "initiate": {
      const opened = initiated({ receives: before.state === "LISTEN" ? before.receives : 0, unsent: [], sndUp: undefined }, one.iss, inputs, claimed);
      opened.signals.push({ kind: "ok", call: "OPEN" });
      return [opened];
    }
    case "initiate-with-text":
    case "queue-text":
    case "send":
      return call.call === "SEND" ? [sending(one, call.data, call.urgent ?? false)] : [];
    case "queue-receive":
    case "take":
    case "take-on-hand":
      return receiving(effect.do, one);
    case "close-unsent":
    case "abort-silently":
      return [leaving(one, effect.do === "close-unsent" ? "connection closing" : "connection reset")];
    case "close-again": {
      const ok = draft(before);
      out.signals.push({ kind: "error", call: "CLOSE", error: "connection closing" });
      ok.signals.push({ kind: "ok", call: "CLOSE" });
      return [out, ok];
    }
    case "close-syn-received":
    case "close-established":
    case "close-close-wait":
      return closing(one);
    case "abort-with-reset":
      return aborting(one);
    case "abort-ok":
      out.next = CLOSED;
      out.signals.push({ kind: "ok", call: "ABORT" });
      out.mayAlso.push("returned");
      return [out];
    default:
      return effect satisfies never;
  }
};

const failing = (call: Call["call"], error: "connection closing" | "insufficient resources" | "remote socket unspecified", before: Tcb): Draft => {
  const out = draft(before);
  out.signals.push({ kind: "error", call, error });
  return out;
};

const sending = ({ before, iss, inputs, claimed }: CallCase, data: readonly Octet[], urgent: boolean): Draft => {
  if (before.state === "LISTEN") {
    if (!before.remote) return failing("SEND", "remote socket unspecified", before);
    if (data.length > claimed.sndBuffer) return failing("SEND", "insufficient resources", before);
    return initiated({ receives: before.receives, unsent: data, sndUp: urgent ? point(iss + 1 + data.length) : undefined }, iss, inputs, claimed);
  }
  if (before.state !== "SYN-SENT" && before.state !== "SYN-RECEIVED" && before.state !== "ESTABLISHED" && before.state !== "CLOSE-WAIT") throw new Error(`the table sends in ${before.state}`);
  // After a CLOSE that waits, SEND comes too late (§3.9.1.4).
  if ((before.state === "SYN-RECEIVED" || before.state === "CLOSE-WAIT") && before.closeRequested) return failing("SEND", "connection closing", before);
  const unsent = [...before.unsent, ...data];
  if (unsent.length > claimed.sndBuffer) return failing("SEND", "insufficient resources", before);
  const out = draft({
    ...before, unsent, userTimeout: before.userTimeout ?? claimed.userTimeout,
    sndUp: urgent ? point(before.sndNxt + unsent.length) : before.sndUp,
  });
  flush(out, false, inputs, claimed);
  return out;
};

const receiving = (how: "queue-receive" | "take" | "take-on-hand", { before, inputs, claimed }: CallCase): readonly Draft[] => {
  if (before.state === "CLOSED" || before.state === "TIME-WAIT") throw new Error(`the table receives in ${before.state}`);
  const out = draft({ ...before, receives: before.receives + 1 });
  if (how === "queue-receive" || before.state === "LISTEN" || before.state === "SYN-SENT") return [out];
  if (how === "take-on-hand" && before.received.length === 0) return [failing("RECEIVE", "connection closing", before)];
  // MAY-1: after a half-duplex CLOSE nothing is read any more.
  if (claimed.halfDuplexClose && (before.state === "FIN-WAIT-1" || before.state === "FIN-WAIT-2")) return [failing("RECEIVE", "connection closing", before)];
  out.mayAlso.push("urgent");
  const opens = handOver(out, claimed);
  const tcb = out.next;
  if (!opens || tcb.state === "CLOSED" || tcb.state === "LISTEN" || tcb.state === "SYN-SENT") return [out];
  // §3.8.6.2.2: a window that was closed is announced when it opens; after their FIN nobody waits for that.
  const silent: Draft = { ...out, sent: [], signals: [...out.signals] };
  out.sent.push(plainAck(tcb, inputs.tsNow, claimed));
  return how === "take-on-hand" ? [silent, out] : [out];
};

/** LISTEN, SYN-SENT: waiting calls are handed back, nothing is sent. */
const leaving = ({ before, call }: CallCase, error: "connection closing" | "connection reset"): Draft => {
  const out = draft(CLOSED);
  if (before.state === "LISTEN" || before.state === "SYN-SENT") handBack(out, before, error);
  out.signals.push({ kind: "ok", call: call.call });
  return out;
};

const losesText = (tcb: Connected, claimed: Profile): boolean => claimed.halfDuplexClose && tcb.received.length > 0;

const closing = ({ before, inputs, claimed }: CallCase): readonly Draft[] => {
  if (before.state !== "SYN-RECEIVED" && before.state !== "ESTABLISHED" && before.state !== "CLOSE-WAIT") throw new Error(`the table closes in ${before.state}`);
  if (before.state !== "ESTABLISHED" && before.closeRequested) return [failing("CLOSE", "connection closing", before)];
  const out = draft(before);
  if (before.state !== "SYN-RECEIVED" && losesText(before, claimed)) {
    // SHLD-3: text that nobody will read is gone; the sender hears of it by a RST.
    out.sent.push(abortReset(before.sndNxt));
    end(out, before, "connection reset", { kind: "ok", call: "CLOSE" });
    return [out];
  }
  out.signals.push({ kind: "ok", call: "CLOSE" });
  if (before.state === "SYN-RECEIVED") return [closingEarly(out, before, inputs, claimed)];
  if (before.state === "CLOSE-WAIT") out.next = { ...before, closeRequested: true };
  else {
    const receives = claimed.halfDuplexClose ? 0 : before.receives;
    for (let i = receives; i < before.receives; i++) out.signals.push({ kind: "returned", call: "RECEIVE", error: "connection closing" });
    out.next = { ...withoutStateFields(before), receives, state: "FIN-WAIT-1", finSeq: undefined };
  }
  flush(out, false, inputs, claimed);
  return [out];
};

/** D-17: "if no SENDs have been issued and there is no pending data to send, then form a FIN segment and send it, and enter FIN-WAIT-1". */
const closingEarly = (out: Draft, tcb: SynReceived, inputs: Inputs, claimed: Profile): Draft => {
  if (tcb.unsent.length > 0 || claimed.closeInSynReceived === "after-established") {
    out.next = { ...tcb, closeRequested: true };
    return out;
  }
  sendPiece(out, { ...withoutStateFields(tcb), state: "FIN-WAIT-1", finSeq: undefined }, 0, inputs, claimed);
  return out;
};

const aborting = ({ before, claimed }: CallCase): readonly Draft[] => {
  const out = draft(CLOSED);
  if (before.state === "CLOSED" || before.state === "LISTEN" || before.state === "SYN-SENT" || before.state === "TIME-WAIT") throw new Error(`the table aborts with a reset in ${before.state}`);
  out.sent.push(abortReset(before.sndNxt));
  handBack(out, before, "connection reset");
  out.signals.push({ kind: "ok", call: "ABORT" });
  // D-5: §3.5.2 would rather see the resetter in TIME-WAIT.
  if (claimed.afterAbort === "TIME-WAIT") out.next = timeWait(before, claimed);
  return [out];
};

