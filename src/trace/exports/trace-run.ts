/** A trace with the steps that it led to: what exports are made from. */
import type { IsnStep } from "../../model/isn-series.ts";
import type { ListenerStep } from "../../model/listener-types.ts";
import type { WorldStep } from "../../model/world-types.ts";
import type { ConnectionTrace, IsnTrace, ListenerTrace } from "../trace.ts";

export type TraceRun =
  | { readonly scope: ConnectionTrace["scope"]; readonly trace: ConnectionTrace; readonly steps: readonly WorldStep[] }
  | { readonly scope: "listener"; readonly trace: ListenerTrace; readonly steps: readonly ListenerStep[] }
  | { readonly scope: "isn"; readonly trace: IsnTrace; readonly steps: readonly IsnStep[] };
