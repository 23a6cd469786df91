/** What interview notes about the handshake say, claim by claim; every one is answered by a lesson. */
export const CLAIMS = [
  "three-segments-open",
  "state-names",
  "segments-prove-reachability",
  "two-are-too-few",
  "isn-is-dynamic",
  "half-open-queue",
  "accept-queue-loses-packets",
  "syn-ack-retransmission",
  "no-data-on-first-two",
  "https-inside-the-handshake",
  "four-segments-close",
  "acknowledgment-of-fin",
  "time-wait-purpose",
  "time-wait-of-one-round-trip",
  "silence-means-received",
] as const;
export type ClaimId = (typeof CLAIMS)[number];
