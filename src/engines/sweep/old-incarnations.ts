/** Whether an old duplicate can reach into the next incarnation: every segment of the first, at every moment of the second. */
import type { FaultId } from "../../model/faults.ts";
import { deliversWhatWasSent } from "../../properties/connection/delivers-what-was-sent.ts";
import type { IncarnationCell } from "../../trace/sweep.ts";
import type { ConnectionTrace } from "../../trace/trace.ts";
import { Judge } from "../judge.ts";
import { setupFor, traceOf, type Length } from "./time-wait.ts";
import { WalkThrough } from "./walk-through.ts";

const POLICIES = [
  { isn: "RFC 6528", faults: [] },
  { isn: "fixed", faults: ["fixed-isn"] },
] as const satisfies readonly { isn: IncarnationCell["isn"]; faults: readonly FaultId[] }[];

/** Text on its way when the first incarnation ends; the second is opened as soon as TIME-WAIT allows. */
export const oldIncarnations = (length: Length): readonly IncarnationCell[] =>
  POLICIES.map(({ isn, faults }) => {
    let runs = 0;
    let trace: ConnectionTrace | undefined;
    for (let text = 1; text <= 3; text++) {
      for (let moment = 0; moment <= 3; moment++) {
        const setup = setupFor(length);
        const walk = new WalkThrough({ ...setup, profile: { ...setup.profile, faults: new Set([...setup.profile.faults, ...faults]) } });
        runs++;
        if (trace === undefined && accepts(walk, text, moment)) trace = traceOf(`TIME-WAIT ${length.title}, ${isn} ISN: an old octet is taken for a new one`, length, walk);
      }
    }
    return { length: length.title, isn, verdict: trace === undefined ? "none-accepted" : "accepted", runs, ...(trace === undefined ? {} : { trace }) };
  });

/** @param text how many octets the delayed copy carries. @param moment after how many segments of the new opening it arrives. */
const accepts = (walk: WalkThrough, text: number, moment: number): boolean => {
  walk.open();
  walk.take({ do: "send", side: "A", octets: text });
  const old = walk.world.network[0];
  if (old === undefined) throw new Error("what is sent into an open window is on its way");
  walk.take({ do: "duplicate", segment: old.name });
  walk.first("deliver", "A");
  walk.first("deliver", "B");
  walk.take({ do: "receive", side: "B" });
  walk.closeUpToLastFin();
  walk.first("deliver", "B");
  walk.first("deliver", "A");
  while (walk.state("A") !== "CLOSED") walk.take({ do: "elapse" });
  walk.take({ do: "open", side: "B", mode: "passive", remote: true });
  walk.take({ do: "open", side: "A", mode: "active" });
  for (let i = 0; i < 3; i++) {
    if (i === moment) deliverCopy(walk);
    if (!walk.first("deliver", i === 1 ? "B" : "A")) break;
  }
  if (moment === 3) deliverCopy(walk);
  walk.take({ do: "receive", side: "B" });
  const judge = new Judge([deliversWhatWasSent]);
  return walk.steps.some((step) => judge.see(step).length > 0);
};

const deliverCopy = (walk: WalkThrough): void => {
  const copy = walk.world.network.find((segment) => segment.copy);
  if (copy !== undefined) walk.take({ do: "deliver", segment: copy.name });
};
