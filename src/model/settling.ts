/** What a fair network, two users who read what they get, and time do when nothing goes wrong any more. */
import { nextDeadline } from "./network.ts";
import { SIDES, type Action, type World } from "./world-types.ts";

/** The next thing that happens by itself; undefined when the world is at rest. */
export const calmAction = (world: World): Action | undefined => {
  const oldest = world.network[0];
  if (oldest !== undefined) return { do: "deliver", segment: oldest.name };
  for (const side of SIDES) {
    const tcb = world[side].tcb;
    if ("received" in tcb && tcb.received.length > 0 && (tcb.state === "ESTABLISHED" || tcb.state === "CLOSE-WAIT" || tcb.state === "FIN-WAIT-1" || tcb.state === "FIN-WAIT-2")) {
      return { do: "receive", side };
    }
  }
  return Number.isFinite(nextDeadline(world)) ? { do: "elapse" } : undefined;
};
