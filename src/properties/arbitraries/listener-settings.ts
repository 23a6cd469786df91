/** The policies of a listener that every property should meet. */
import type { ListenerSettings } from "../../model/listener-types.ts";

/**
 * Queues small enough to overflow in a few steps, under every combination of cookies and overflow; in the second half two
 * connections can wait, so that they have an order.
 */
export const LISTENER_SETTINGS: readonly ListenerSettings[] = (["never", "when-full", "always"] as const).flatMap((synCookies) =>
  (["ignore-ack", "reset"] as const).flatMap((acceptOverflow) => [
    { synCookies, acceptOverflow, synBacklog: 2, backlog: 1 },
    { synCookies, acceptOverflow, synBacklog: 3, backlog: 2 },
  ])).toSorted((a, b) => a.backlog - b.backlog);
