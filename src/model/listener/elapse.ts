/** Time passes in a listener run. It never jumps over a deadline. */
import type { Event } from "../events.ts";
import type { Child, ListenerSetup, ListenerWorld } from "../listener-types.ts";
import { faulty, type Profile } from "../profile.ts";
import { older } from "../network.ts";
import { deadline } from "../timeouts.ts";
import { NO_ISN } from "./addresses.ts";
import { tick } from "./cookie.ts";
import { follow } from "./follow.ts";
import type { ListenerTurn } from "./listener-turn.ts";
import { atClient } from "./peers.ts";
import { children, remove } from "./queues.ts";

/** ms to the next thing that happens by itself. */
export const nextDeadline = ({ profile }: ListenerSetup, world: ListenerWorld): number =>
  Math.min(
    ...children(world).map((child) => deadline(child.tcb)),
    ...world.clients.map((client) => deadline(client.tcb)),
    ...world.network.map((passing) => passing.life),
    profile.synCookies === "never" ? Infinity : world.cookies.left,
  );

export const elapse = (turn: ListenerTurn, ms: number): void => {
  // What is due fires first at the peers, then at the listener; segments and the cookie counter age before both.
  turn.change({
    network: older(turn.world.network, ms),
    cookies: tick(turn.setup.profile, turn.world.cookies, ms),
  });
  for (const client of turn.world.clients) if (client.tcb.state !== "CLOSED") atClient(turn, client.peer, { kind: "elapse", ms });
  const due = children(turn.world);
  if (due.every((child) => deadline(child.tcb) > ms)) turn.rule("listener.time-passes");
  for (const child of due) atChild(turn, child, ms);
};

const atChild = (turn: ListenerTurn, child: Child, ms: number): void => {
  if (isGivenUp(turn.setup.profile, child, ms)) {
    turn.rule("listener.half-open-timeout");
    return remove(turn, child.peer);
  }
  const event: Event = { kind: "elapse", ms };
  const asked = turn.ask("B", child.tcb, event, NO_ISN);
  const isHandshake = child.tcb.state === "SYN-RECEIVED";
  const outcome = isHandshake && faulty(turn.setup.profile, "syn-ack-not-retransmitted-by-listener") ? { ...asked, sent: [] } : asked;
  if (isHandshake && outcome.sent.length > 0) turn.rule("listener.syn-ack-again");
  turn.record("B", child.peer, child.tcb, event, NO_ISN, outcome);
  follow(turn, child, outcome);
};

/**
 * A listener waits less long than an endpoint that opens by itself: R2 of an answered SYN is a count (Linux:
 * tcp_synack_retries). After the last SYN,ACK it waits one interval more.
 */
const isGivenUp = (profile: Profile, { tcb }: Child, ms: number): boolean =>
  tcb.state === "SYN-RECEIVED" && tcb.rtx !== undefined && tcb.rtx.left === ms && tcb.rtx.count >= profile.synAckRetries &&
  !faulty(profile, "half-open-never-removed");
