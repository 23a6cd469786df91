/**
 * The names of the faults that can be planted in the model, each asked for in exactly one place.
 * src/variants says what each does to a user and which property catches it.
 */
export const FAULTS = [
  "two-way-accept",
  "ack-of-isn",
  "syn-data-delivered-early",
  "no-time-wait",
  "time-wait-of-one-round-trip",
  "fixed-isn",
  "retransmitted-syn-new-isn",
  "last-ack-closes-on-any-ack",
  "closing-missing",
  "comparison-without-wrap",
  "unbounded-half-open",
  "clock-only-isn",
  "random-isn",
  "syn-ack-not-retransmitted-by-listener",
  "half-open-never-removed",
  "accept-queue-unbounded",
  "accept-takes-newest",
  "overflow-forgets-connection",
  "cookie-accepts-any-ack",
  "cookie-completes-on-reset",
  "cookie-never-expires",
  "demultiplexes-to-any-half-open",
] as const;
export type FaultId = (typeof FAULTS)[number];
