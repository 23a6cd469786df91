/** Every lesson, in the order in which a learner asks. */
import { dataOnSyn } from "./data-on-syn/index.ts";
import { fourWayClose } from "./four-way-close/index.ts";
import { https } from "./https/index.ts";
import { initialSequenceNumber } from "./initial-sequence-number/index.ts";
import type { Lesson } from "./lesson.ts";
import { simultaneousClose } from "./simultaneous-close/index.ts";
import { synAckRetransmission } from "./syn-ack-retransmission/index.ts";
import { threeWayHandshake } from "./three-way-handshake/index.ts";
import { timeWait } from "./time-wait/index.ts";
import { twoQueues } from "./two-queues/index.ts";
import { whyNotTwo } from "./why-not-two/index.ts";
import { wouldFourHelp } from "./would-four-help/index.ts";

export const LESSONS: readonly Lesson[] = [
  threeWayHandshake, whyNotTwo, wouldFourHelp, initialSequenceNumber, twoQueues, synAckRetransmission, dataOnSyn, https,
  fourWayClose, simultaneousClose, timeWait,
];
