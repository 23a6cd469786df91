/** What is asked of two ends and the network between them. */
import type { WorldStep } from "../../model/world-types.ts";
import type { Property } from "../property.ts";
import { bothEndsClose } from "./both-ends-close.ts";
import { comesToRest } from "./comes-to-rest.ts";
import { deliversWhatWasSent } from "./delivers-what-was-sent.ts";
import { endOfStreamComesLast } from "./end-of-stream-comes-last.ts";
import { endsAgree } from "./ends-agree.ts";
import { halfOpenIsFound } from "./half-open-is-found.ts";
import { noStorm } from "./no-storm.ts";
import { openingComesToAnEnd } from "./opening-comes-to-an-end.ts";
import { opensOnlyWhenBothAgree } from "./opens-only-when-both-agree.ts";
import { timeWaitDeliversFinalAck } from "./time-wait-delivers-final-ack.ts";

export const CONNECTION_PROPERTIES: readonly Property<WorldStep>[] = [
  timeWaitDeliversFinalAck,
  opensOnlyWhenBothAgree,
  endsAgree,
  deliversWhatWasSent,
  endOfStreamComesLast,
  halfOpenIsFound,
  openingComesToAnEnd,
  bothEndsClose,
  noStorm,
  comesToRest,
];
