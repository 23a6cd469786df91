/** The words for what was found of a connection. */
import type { ObservedConnection } from "../../../trace/observed.ts";
import type { StringKey } from "../i18n/strings.ts";

export const OPENED = {
  "by three segments": "captures.opened-three",
  simultaneously: "captures.opened-simultaneously",
  "with Fast Open": "captures.opened-fast",
  "before the capture": "captures.opened-before",
  refused: "captures.opened-refused",
  "timed out": "captures.opened-timed-out",
  "no SYN,ACK": "captures.opened-no-syn-ack",
  reset: "captures.opened-reset",
  "never acknowledged": "captures.opened-never-acknowledged",
} as const satisfies Readonly<Record<ObservedConnection["opened"], StringKey>>;

export const CLOSED = {
  "in order": "captures.closed-in-order",
  "both at once": "captures.closed-both",
  reset: "captures.closed-reset",
  half: "captures.closed-half",
  "not acknowledged": "captures.closed-not-acknowledged",
  open: "captures.closed-open",
} as const satisfies Readonly<Record<ObservedConnection["closed"], StringKey>>;

export const VERDICTS = {
  conforms: { mark: "✓", tone: "good", words: "captures.conforms" },
  violates: { mark: "✗", tone: "bad", words: "captures.violates" },
  unknown: { mark: "?", tone: "unsure", words: "captures.unknown" },
} as const satisfies Readonly<Record<ObservedConnection["verdict"], { readonly mark: string; readonly tone: string; readonly words: StringKey }>>;
