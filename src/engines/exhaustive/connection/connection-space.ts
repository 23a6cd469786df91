/** A bounded connection as a space: the same states, steps and verdicts as that model under ModelSpace, found faster. */
import type { Action, End, EndpointStep, InFlight, Setup, WorldStep } from "../../../model/world-types.ts";
import type { Property } from "../../../properties/property.ts";
import { mirrored, placesInMirror } from "../../instances/mirrored.ts";
import type { ConnectionBounds } from "../../instances/bounded-connection.ts";
import { Bench } from "../bench.ts";
import { Tally } from "../tally.ts";
import { Actions } from "./actions.ts";
import { ConnectionJudge } from "./connection-judge.ts";
import { connectionParts } from "./connection-parts.ts";
import { LocalSteps } from "./local-steps.ts";
import { Networks } from "./networks.ts";
import { PackedSpace } from "./packed-space.ts";
import type { Packing } from "./packing.ts";

/** The properties of a connection, and those of each end (properties/both-ends.ts). In a tally the former come first. */
export interface ConnectionProperties {
  readonly connection: readonly Property<WorldStep>[];
  readonly endpoint: readonly Property<EndpointStep>[];
}

export interface ConnectionSpace {
  readonly space: PackedSpace<End, InFlight, EndpointStep, Action>;
  readonly local: LocalSteps<End, InFlight, EndpointStep, Action>;
  readonly networks: Networks<InFlight>;
  readonly whole: ConnectionJudge;
}

type Ended = NonNullable<Packing<End, InFlight, EndpointStep, Action>["ended"]>;

export const connectionSpace = (
  setup: Setup,
  bounds: ConnectionBounds,
  { connection, endpoint }: ConnectionProperties,
  { ended, once = false }: { readonly ended?: Ended; /** whether one of each two mirror images is enough */ readonly once?: boolean } = {},
): ConnectionSpace => {
  const parts = connectionParts(setup, bounds);
  const tally = new Tally(connection.length + endpoint.length);
  const networks = new Networks(parts);
  // Whether a run may settle or not, it can be said that one does.
  const actions = new Actions({ ...parts, settle: { do: "settle" } as const }, networks);
  const local = new LocalSteps(parts, networks, new Bench(endpoint, tally, connection.length));
  const whole = new ConnectionJudge(connection, { setup, networks, local, tally, actions });
  const space = new PackedSpace({ parts, networks, actions, local, tally, whole, ...(ended === undefined ? {} : { ended }), ...(once ? { mirrored: { mirrored, places: placesInMirror(bounds) } } : {}) });
  return { space, local, networks, whole };
};
