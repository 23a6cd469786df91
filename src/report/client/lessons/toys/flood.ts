/** A flood of forged SYNs on the model's own listener, with honest clients among them; pure. */
import { listenerSetupOf } from "../../../../engines/play-trace.ts";
import { ListenerWalk } from "../../../../engines/sweep/listener-walk.ts";
import type { Peer } from "../../../../model/listener-types.ts";
import type { ListenerTrace } from "../../../../trace/trace.ts";
import { listener } from "../acts.ts";

export const HALF_OPEN_ROOM = 8;
export const ACCEPT_ROOM = 2;
export const HONEST = 4;
export const MOST_FORGED = 24;

export interface FloodChoice {
  readonly forged: number;
  readonly cookies: boolean;
  readonly overflow: "ignore-ack" | "reset";
}

/**
 * What an honest client has come to. `waits`: in the accept queue. `believes`: it is ESTABLISHED, but the server has not
 * taken it in. `refused`: reset. `unanswered`: its SYN was dropped, and it will try again.
 */
export type ClientFate = "waits" | "believes" | "refused" | "unanswered";

export interface FloodOutcome {
  readonly halfOpen: readonly Peer[];
  readonly acceptQueue: readonly Peer[];
  readonly clients: readonly { readonly peer: Peer; readonly fate: ClientFate }[];
  /** SYNs, of whomever, that found no room. */
  readonly dropped: number;
  /** SYNs that were answered with a cookie. */
  readonly cookies: number;
  readonly trace: ListenerTrace;
}

export const playFlood = ({ forged, cookies, overflow }: FloodChoice): FloodOutcome => {
  const set = `synBacklog=${HALF_OPEN_ROOM}, backlog=${ACCEPT_ROOM}, synCookies=${cookies ? "when-full" : "never"}, acceptOverflow=${overflow}`;
  const title = `${forged} forged SYNs, ${cookies ? "cookies" : "no cookies"}, ${overflow}`;
  const walk = new ListenerWalk(listenerSetupOf(listener(title, [], { set })));
  let dropped = 0;
  let answered = 0;
  const arrives = (take: () => readonly unknown[]): void => {
    const before = walk.world.halfOpen.length;
    const sent = take();
    if (sent.length === 0) dropped++;
    else if (walk.world.halfOpen.length === before) answered++;
  };
  let honest = 0;
  for (let nth = 0; nth <= forged; nth++) {
    // The clients come in at even distances, the last of them after all forged SYNs but a fifth.
    while (honest < HONEST && nth >= Math.floor((forged * (honest + 1)) / (HONEST + 1))) {
      honest++;
      const peer: Peer = `C${honest}`;
      walk.take({ do: "connect", peer });
      arrives(() => walk.take({ do: "deliver", segment: `${peer} SYN 0` }).sent);
      for (let next = walk.world.network[0]; next !== undefined; next = walk.world.network[0]) walk.take({ do: "deliver", segment: next.name });
    }
    if (nth < forged) arrives(() => walk.take({ do: "spoof", peer: `N${nth + 1}` }).sent);
  }
  const { halfOpen, acceptQueue, clients } = walk.world;
  const peers = (queue: readonly { readonly peer: Peer }[]): readonly Peer[] => queue.map(({ peer }) => peer);
  return {
    halfOpen: peers(halfOpen),
    acceptQueue: peers(acceptQueue),
    clients: clients.map(({ peer, tcb }) => ({ peer, fate: fateOf(peers(acceptQueue).includes(peer), tcb.state) })),
    dropped,
    cookies: answered,
    trace: listener(title, walk.actions, { set }),
  };
};

const fateOf = (waits: boolean, state: string): ClientFate => {
  if (waits) return "waits";
  if (state === "SYN-SENT") return "unanswered";
  return state === "CLOSED" ? "refused" : "believes";
};
