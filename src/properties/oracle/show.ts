/** Segments, signals and values in a reason sentence. */
import type { Signal } from "../../model/events.ts";
import type { Segment } from "../../model/segment.ts";

/** `<SEQ=300><ACK=101><CTL=SYN,ACK>`, as RFC 9293 writes them. */
export const show = (segment: Segment): string => {
  const bits = [segment.syn && "SYN", segment.fin && "FIN", segment.rst && "RST", segment.ack !== undefined && "ACK"].filter((bit) => bit !== false);
  const ack = segment.ack === undefined ? "" : `<ACK=${segment.ack}>`;
  const data = segment.data.length === 0 ? "" : `<DATA=${segment.data.length}>`;
  const wnd = segment.rst ? "" : `<WND=${segment.wnd}>`;
  return `<SEQ=${segment.seq}>${ack}${wnd}${data}<CTL=${bits.join(",") || "none"}>`;
};

export const showAll = (segments: readonly Segment[]): string => (segments.length === 0 ? "nothing" : segments.map(show).join(" and "));

const showSignal = (signal: Signal): string => {
  switch (signal.kind) {
    case "error":
      return `"${signal.error}" for ${signal.call}`;
    case "ok":
      return `"ok" for ${signal.call}`;
    case "status":
      return `state ${signal.state}`;
    case "data":
      return `${signal.data.length} octets of text`;
    case "sent":
      return `"ok" for ${signal.octets} octets sent`;
    case "timeout":
      return `${signal.which} timeout`;
    case "returned":
      return `${signal.call} back with "${signal.error}"`;
    case "open":
    case "close-acknowledged":
    case "closing":
    case "urgent":
    case "delivery-problem":
    case "reset":
    case "refused":
      return `"${signal.kind}"`;
    default:
      return signal satisfies never;
  }
};

export const showSignals = (signals: readonly Signal[]): string => (signals.length === 0 ? "nothing" : signals.map(showSignal).join(", "));

/** Octets of a long text say no more than the first of them. */
const MANY = 8;

export const showValue = (value: unknown): string => {
  if (value === undefined) return "unset";
  if (Array.isArray(value)) return `[${value.slice(0, MANY).map(showValue).join(", ")}${value.length > MANY ? `, … ${value.length} in all` : ""}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value).map(([key, one]) => `${key} ${showValue(one)}`).join(", ")}}`;
};
