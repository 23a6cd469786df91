/** Bounded connections of which is asked what must come in the end. */
import type { Action, Side } from "../../model/world-types.ts";
import type { ConnectionBounds } from "./bounded-connection.ts";
import { CONNECTION_INSTANCES, once } from "./connection.ts";
import { sizeOf } from "./index.ts";

export interface LivenessInstance {
  readonly id: string;
  readonly title: string;
  readonly limits: ConnectionBounds;
}

const open = (side: Side, mode: "active" | "passive"): Action => ({ do: "open", side, mode });
const close = (side: Side): Action => ({ do: "close", side });

/** Old SYNs of both ends are about when both open again: where ends out of step answer each other (docs/rfc-notes.md). */
const STALE: LivenessInstance = {
  id: "stale-medium",
  title: "Two ends that open at once, close, and open again while their old SYNs are still about",
  limits: {
    losses: 0, duplicates: 0, waits: 0, inFlight: 12,
    allowed: [{ action: open("A", "active"), times: 2 }, ...once(open("B", "active"), open("B", "passive"), close("A"), close("B"))],
  },
};

/** The small instances whose bounds, and not a depth, end every run. */
export const LIVENESS_INSTANCES: readonly LivenessInstance[] = [
  ...CONNECTION_INSTANCES.filter((instance) => sizeOf(instance) === "small" && instance.depth === Infinity),
  STALE,
];
