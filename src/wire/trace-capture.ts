/** Runs of the model as captures, which tshark and Wireshark dissect. */
import type { WorldStep } from "../model/world-types.ts";

export interface CaptureOptions {
  /** pcapng carries a comment on every packet; the classic format has no place for one. */
  readonly format: "pcapng" | "pcap";
  /** The most octets kept of a packet; all, unless told. */
  readonly snap?: number;
}

export const captureOf = (_steps: readonly WorldStep[], _options: CaptureOptions): Uint8Array => new Uint8Array(0);
