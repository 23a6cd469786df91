/** What the two lifelines of a diagram are, in each scope. */
import type { Lifeline } from "../../trace/ladder-row.ts";
import type { Scope } from "../../properties/property.ts";

export type Ends = Readonly<Record<Lifeline, string>> & {
  /** Whether something that keeps a state is on the right, or only the network. */
  readonly twoEnds: boolean;
};

export const ENDS: Readonly<Record<Scope, Ends>> = {
  connection: { left: "A", right: "B", twoEnds: true },
  endpoint: { left: "A", right: "network", twoEnds: false },
  listener: { left: "peers", right: "listener", twoEnds: true },
  isn: { left: "host", right: "network", twoEnds: false },
};
