/** What must come in the end. To add one: an entry here. */
import { mustLeave, type LeadsTo } from "./leads-to.ts";

export type { LeadsTo } from "./leads-to.ts";

export const LIVENESS: readonly LeadsTo[] = [
  mustLeave(["SYN-SENT", "SYN-RECEIVED"], {
    id: "opening-ends",
    title: "An opening succeeds or is given up",
    claim: "No end stays in SYN-SENT or SYN-RECEIVED for ever: the handshake is finished, refused, or given up at R2.",
    clause: "§3.8.3 (MUST-20, MUST-23), §3.10.8",
  }),
  mustLeave(["FIN-WAIT-1", "CLOSING", "LAST-ACK"], {
    id: "own-fin-is-settled",
    title: "A FIN that was sent is acknowledged, or the connection is given up",
    claim: "No end stays in FIN-WAIT-1, CLOSING or LAST-ACK for ever.",
    clause: "§3.6, §3.8.3 (MUST-20)",
  }),
  mustLeave(["TIME-WAIT"], {
    id: "time-wait-ends",
    title: "TIME-WAIT comes to an end",
    claim: "No end stays in TIME-WAIT for ever.",
    clause: "§3.6.1 (MUST-13), §3.10.8",
  }),
  {
    id: "text-is-settled",
    title: "Text that was sent is acknowledged, or the connection is given up",
    claim: "No end has unacknowledged text or an unacknowledged FIN for ever.",
    clause: "§3.8.1, §3.8.3 (MUST-20)",
    from: (world, side) => isOwed(world, side),
    to: (world, side) => !isOwed(world, side),
  },
  {
    id: "network-falls-silent",
    title: "The network falls silent",
    claim: "Segments do not answer each other for ever: again and again there is nothing on its way.",
    clause: "§3.5.2, §3.10.7.4; RFC 5961 §7",
    from: (world, side) => world.network.some((segment) => segment.from === side),
    to: ({ network }) => network.length === 0,
  },
];

const isOwed = (world: Parameters<LeadsTo["from"]>[0], side: Parameters<LeadsTo["from"]>[1]): boolean => {
  const { tcb } = world[side];
  return "queue" in tcb && tcb.queue.length > 0 && "rcvNxt" in tcb;
};
