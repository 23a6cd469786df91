/** The small connection in the packed search: the very same that connection instances go through. */
import { Actions } from "../../src/engines/exhaustive/connection/actions.ts";
import { LocalSteps } from "../../src/engines/exhaustive/connection/local-steps.ts";
import { Networks } from "../../src/engines/exhaustive/connection/networks.ts";
import { PackedSpace } from "../../src/engines/exhaustive/connection/packed-space.ts";
import { Bench } from "../../src/engines/exhaustive/bench.ts";
import { NO_LIMITS, search, type SearchEnd } from "../../src/engines/exhaustive/search.ts";
import { Tally } from "../../src/engines/exhaustive/tally.ts";
import { handshakeParts, type Size } from "./handshake.ts";

export const searchHandshake = (size: Size, states = NO_LIMITS.states): SearchEnd => {
  const parts = handshakeParts(size);
  const tally = new Tally(0);
  const networks = new Networks(parts);
  const actions = new Actions(parts, networks);
  const local = new LocalSteps(parts, networks, new Bench<undefined>([], tally));
  const run = search(new PackedSpace({ parts, networks, actions, local, tally }), { ...NO_LIMITS, states });
  let next = run.next();
  while (next.done !== true) next = run.next();
  return next.value;
};
