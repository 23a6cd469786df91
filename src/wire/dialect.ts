/** What the reader asks of a file format. */
import type { CapturedPacket } from "./captured.ts";
import type { ChunkQueue } from "./chunk-queue.ts";
import type { CaptureProblem } from "./problem.ts";

export type CaptureItem = CapturedPacket | CaptureProblem;

/** on: a record was read · more: it is not all there yet · over: what follows cannot be told. */
export type Progress = "on" | "more" | "over";

export interface Dialect {
  /** Reads one record; what it tells goes to `found`. */
  next(queue: ChunkQueue, found: CaptureItem[]): Progress;
  /** Whether a record is begun of which something is yet to come, though what has come is used up. */
  readonly midway: boolean;
}

/** Larger than any link has packets, and what tcpdump allows at most: MAXIMUM_SNAPLEN of libpcap. */
export const LONGEST_PACKET = 262_144;
