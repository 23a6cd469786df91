/** Faults in a run, in words, and what each is when it is weakened: a loss becomes a delivery, everything else vanishes. */
import type { ListenerAction } from "../../model/listener-types.ts";
import type { Action } from "../../model/world-types.ts";

type AnyAction = Action | ListenerAction;

/** What a network, an attacker or a power cut does; everything else is what users and time do. */
export const isFault = ({ do: what }: AnyAction): boolean =>
  what === "drop" || what === "duplicate" || what === "delay" || what === "inject" || what === "reboot" || what === "spoof";

/** The run with the fault at a place weakened. */
export const weakened = <One extends AnyAction>(actions: readonly One[], at: number): readonly One[] => {
  const action = actions[at];
  return action?.do === "drop" ? actions.with(at, { ...action, do: "deliver" }) : actions.toSpliced(at, 1);
};

export const inWords = (action: AnyAction): { readonly fault: string; readonly weakened: string } => {
  switch (action.do) {
    case "drop":
      return { fault: `the loss of ${action.segment}`, weakened: "it is delivered" };
    case "duplicate":
      return { fault: `the second copy of ${action.segment}`, weakened: "there is one" };
    case "delay":
      return { fault: `the delay of ${action.segment}`, weakened: "it stays in its place" };
    case "inject":
      return { fault: `the segment from outside${"to" in action ? ` to ${action.to}` : ` in the name of ${action.peer}`}`, weakened: "it never comes" };
    case "reboot":
      return { fault: `the reboot of ${action.side}`, weakened: "it goes on" };
    case "spoof":
      return { fault: `the SYN in the name of ${action.peer}`, weakened: "it never comes" };
    default:
      throw new Error(`${action.do} is no fault`);
  }
};
