/** The properties of a listening socket and its queues. */
import { acceptIsInOrder } from "./accept-is-in-order.ts";
import { acceptQueueIsBounded } from "./accept-queue-is-bounded.ts";
import { acceptQueueOverflow } from "./accept-queue-overflow.ts";
import { cookieOnlyValidAck } from "./cookie-only-valid-ack.ts";
import { duplicateSynIsAnswered } from "./duplicate-syn-is-answered.ts";
import { exactTuple } from "./exact-tuple.ts";
import { floodDoesNotLockOut } from "./flood-does-not-lock-out.ts";
import { halfOpenIsBounded } from "./half-open-is-bounded.ts";
import { synAckSchedule } from "./syn-ack-schedule.ts";

export const LISTENER_PROPERTIES = [
  halfOpenIsBounded,
  floodDoesNotLockOut,
  synAckSchedule,
  duplicateSynIsAnswered,
  acceptQueueIsBounded,
  acceptIsInOrder,
  acceptQueueOverflow,
  cookieOnlyValidAck,
  exactTuple,
];
