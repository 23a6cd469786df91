/** Actions, events, signals and positions in words, for people. */
import { match, P } from "ts-pattern";
import type { Event, Signal } from "../model/events.ts";
import type { Action, Forged, Position } from "../model/world-types.ts";
import { controlBits } from "../model/network.ts";
import { showSegment } from "./show-segment.ts";
import { showOctets } from "./show-octets.ts";

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `A calls OPEN, active`; `the network drops B1 FIN,ACK 1/1`. */
export const actionWords = (action: Action): string =>
  match(action)
    .with({ do: "open", mode: "passive", remote: true }, ({ side }) => `${side} calls OPEN, passive, naming the remote socket`)
    .with({ do: "open" }, ({ side, mode }) => `${side} calls OPEN, ${mode}`)
    .with({ do: "send" }, ({ side, octets, urgent }) => `${side} calls SEND with ${plural(octets, "octet")}${urgent === true ? ", urgent" : ""}`)
    .with({ do: P.union("receive", "close", "abort", "status") }, (call) => `${call.side} calls ${call.do.toUpperCase()}`)
    .with({ do: "reboot" }, ({ side }) => `${side} reboots and forgets the connection`)
    .with({ do: "deliver" }, ({ segment }) => `the network delivers ${segment}`)
    .with({ do: "drop" }, ({ segment }) => `the network drops ${segment}`)
    .with({ do: "duplicate" }, ({ segment }) => `the network duplicates ${segment}`)
    .with({ do: "delay" }, ({ segment }) => `the network holds ${segment} back behind the others`)
    .with({ do: "inject" }, ({ to, forged }) => `an old or forged segment reaches ${to}: ${forgedWords(forged)}`)
    .with({ do: "elapse", ms: P.number }, ({ ms }) => `${durationWords(ms)} pass, or less if something is due sooner`)
    .with({ do: "elapse" }, () => "time passes until something is due")
    .with({ do: "settle" }, () => "faults cease, and everything that is left happens")
    .exhaustive();

/** `250 ms`, `1 s`, `4 min`. */
export const durationWords = (ms: number): string =>
  ms !== 0 && ms % 60_000 === 0 ? `${ms / 60_000} min` : ms !== 0 && ms % 1_000 === 0 ? `${ms / 1_000} s` : `${ms} ms`;

const BASES: { readonly [At in Position["at"]]: string } = {
  rcvNxt: "RCV.NXT", rcvEdge: "RCV.NXT+RCV.WND", sndUna: "SND.UNA", sndNxt: "SND.NXT", iss: "ISS", irs: "IRS", peerIss: "the peer's ISS", zero: "0",
};

/** `RCV.NXT`, `RCV.NXT+RCV.WND−1`; a position from zero is the number itself. */
export const positionWords = ({ at, plus }: Position): string => {
  if (at === "zero") return String(plus);
  if (plus === 0) return BASES[at];
  return `${BASES[at]}${plus > 0 ? "+" : "−"}${Math.abs(plus)}`;
};

/** `SYN,ACK, SEQ = RCV.NXT, ACK = SND.NXT+1, 2 octets`. */
export const forgedWords = (forged: Forged): string => {
  const bits = controlBits({
    syn: forged.syn ?? false, fin: forged.fin ?? false, rst: forged.rst ?? false, ack: undefined, ...(forged.urg === undefined ? {} : { urg: forged.urg }),
  });
  const names = [bits, forged.ack === undefined ? "" : "ACK"].filter((part) => part !== "").join(",");
  return [
    names === "" ? "no control bits" : names,
    `SEQ = ${positionWords(forged.seq)}`,
    ...(forged.ack === undefined ? [] : [`ACK = ${positionWords(forged.ack)}`]),
    ...(forged.octets === undefined || forged.octets === 0 ? [] : [plural(forged.octets, "octet")]),
    ...(forged.wnd === undefined ? [] : [`window ${forged.wnd}`]),
    ...(forged.ts === undefined ? [] : [forged.ts === "none" ? "no timestamp" : `TSval = TS.Recent${forged.ts < 0 ? "−" : "+"}${Math.abs(forged.ts)}`]),
    ...(forged.security === undefined ? [] : [`security ${forged.security}`]),
  ].join(", ");
};

/** What happened to an end. */
export const eventWords = (event: Event): string =>
  match(event)
    .with({ kind: "call", call: "OPEN" }, ({ mode }) => `OPEN, ${mode}`)
    .with({ kind: "call", call: "SEND" }, ({ data, urgent }) => `SEND of ${showOctets(data)}${urgent === true ? ", urgent" : ""}`)
    .with({ kind: "call" }, ({ call }) => call)
    .with({ kind: "segment" }, ({ segment }) => `${showSegment(segment)} arrives`)
    .with({ kind: "elapse" }, ({ ms }) => `${durationWords(ms)} pass`)
    .exhaustive();

/** What a user is told, as the RFC words it (§3.10). */
export const signalWords = (signal: Signal): string =>
  match(signal)
    .with({ kind: "error" }, ({ call, error }) => `${call}: error, ${error}`)
    .with({ kind: "ok" }, ({ call }) => `${call}: ok`)
    .with({ kind: "status" }, ({ state }) => `STATUS: ${state}`)
    .with({ kind: "open" }, () => "the connection is open")
    .with({ kind: "data" }, ({ data }) => `receives ${showOctets(data)}`)
    .with({ kind: "sent" }, ({ octets }) => `${plural(octets, "octet")} of SEND acknowledged`)
    .with({ kind: "close-acknowledged" }, () => "CLOSE: ok")
    .with({ kind: "closing" }, () => "connection closing")
    .with({ kind: "urgent" }, () => "urgent data is coming")
    .with({ kind: "delivery-problem" }, () => "a segment is not getting through (R1)")
    .with({ kind: "reset" }, () => "connection reset")
    .with({ kind: "refused" }, () => "connection refused")
    .with({ kind: "timeout", which: "user" }, () => "connection aborted due to user timeout")
    .with({ kind: "timeout", which: "retransmission" }, () => "connection aborted: retransmission gave up (R2)")
    .with({ kind: "returned" }, ({ call, error }) => `${call} is handed back: ${error}`)
    .exhaustive();
