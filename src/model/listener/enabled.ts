/** What may happen next in a listener run, in a fixed order. */
import type { ListenerAction, ListenerSetup, ListenerWorld, Peer } from "../listener-types.ts";
import { isHost } from "./addresses.ts";
import { nextDeadline } from "./elapse.ts";

/** The peers that an engine lets take part; the model itself knows no bound. */
export interface Cast {
  readonly hosts: number;
  readonly nobodies: number;
}

/** Enough to overflow both queues of every named profile, with a host to spare. */
export const DEFAULT_CAST: Cast = { hosts: 4, nobodies: 5 };

const numbered = (letter: "C" | "N", count: number): readonly Peer[] =>
  Array.from({ length: count }, (_, i): Peer => `${letter}${i + 1}`);

/** Injected segments are not listed: there is no end of them. */
export const enabledListener = (setup: ListenerSetup, world: ListenerWorld, cast: Cast = DEFAULT_CAST): readonly ListenerAction[] => {
  const hosts = numbered("C", cast.hosts);
  const peers = [...hosts, ...numbered("N", cast.nobodies)];
  const names = [...new Set(world.network.map((passing) => passing.name))];
  const stateOf = (peer: Peer): string => world.clients.find((client) => client.peer === peer)?.tcb.state ?? "CLOSED";
  return [
    ...hosts.filter((peer) => stateOf(peer) === "CLOSED").map((peer) => ({ do: "connect", peer }) as const),
    ...names.flatMap((segment) => (["deliver", "drop", "duplicate"] as const).map((what) => ({ do: what, segment }))),
    ...(world.acceptQueue.length > 0 ? [{ do: "accept" } as const] : []),
    ...hosts.filter((peer) => stateOf(peer) !== "CLOSED").flatMap((peer) => [
      { do: "send", peer, octets: 1 } as const,
      { do: "abort", peer } as const,
    ]),
    ...(world.listening ? peers.filter((peer) => !isHost(peer) || stateOf(peer) === "CLOSED").map((peer) => ({ do: "spoof", peer }) as const) : []),
    ...(nextDeadline(setup, world) < Infinity ? [{ do: "elapse" } as const] : []),
    ...(world.listening ? [{ do: "close" } as const] : []),
  ];
};
