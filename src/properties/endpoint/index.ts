/** The properties of one endpoint, judged step by step. The first three are the ones that a user asks for first. */
import type { EndpointStep } from "../../model/world-types.ts";
import type { Property } from "../property.ts";
import { acknowledgedIsDelivered } from "./acknowledged-is-delivered.ts";
import { acknowledgesIsnPlusOne } from "./acknowledges-isn-plus-one.ts";
import { acknowledgmentRange } from "./acknowledgment-range.ts";
import { allowedTransitions } from "./allowed-transitions.ts";
import { answeredProbesGoOn } from "./answered-probes-go-on.ts";
import { backOff } from "./back-off.ts";
import { challengeAcks } from "./challenge-acks.ts";
import { challengeThrottle } from "./challenge-throttle.ts";
import { crossedSynsOpen } from "./crossed-syns-open.ts";
import { givesUpAfterR2 } from "./gives-up-after-r2.ts";
import { halfDuplexClose } from "./half-duplex-close.ts";
import { isnKeptOnRetransmission } from "./isn-kept-on-retransmission.ts";
import { noDataOnSyn } from "./no-data-on-syn.ts";
import { noTwoWayAcceptance } from "./no-two-way-acceptance.ts";
import { openingIsRemembered } from "./opening-is-remembered.ts";
import { paws } from "./paws.ts";
import { repliesAsTheRfcAllows } from "./replies-as-the-rfc-allows.ts";
import { resetAcceptance } from "./reset-acceptance.ts";
import { resetForm } from "./reset-form.ts";
import { retransmitsUntilAcknowledged } from "./retransmits-until-acknowledged.ts";
import { sequenceAcceptability } from "./sequence-acceptability.ts";
import { sequenceNumbersSent } from "./sequence-numbers-sent.ts";
import { signalsTellHowItEnded } from "./signals-tell-how-it-ended.ts";
import { straysAreReset } from "./strays-are-reset.ts";
import { takesEffectAsTheRfcSays } from "./takes-effect-as-the-rfc-says.ts";
import { timeWaitLength } from "./time-wait-length.ts";
import { timeWaitReacknowledges } from "./time-wait-reacknowledges.ts";
import { timeWaitReuse } from "./time-wait-reuse.ts";
import { timeoutsAsSpecified } from "./timeouts-as-specified.ts";
import { timersRunAsSpecified } from "./timers-run-as-specified.ts";
import { userCalls } from "./user-calls.ts";
import { windowUpdate } from "./window-update.ts";

export const ENDPOINT_PROPERTIES: readonly Property<EndpointStep>[] = [
  noTwoWayAcceptance,
  acknowledgesIsnPlusOne,
  noDataOnSyn,
  repliesAsTheRfcAllows,
  takesEffectAsTheRfcSays,
  timersRunAsSpecified,
  timeoutsAsSpecified,
  userCalls,
  sequenceAcceptability,
  allowedTransitions,
  resetForm,
  resetAcceptance,
  challengeAcks,
  challengeThrottle,
  openingIsRemembered,
  sequenceNumbersSent,
  isnKeptOnRetransmission,
  signalsTellHowItEnded,
  timeWaitLength,
  timeWaitReacknowledges,
  timeWaitReuse,
  retransmitsUntilAcknowledged,
  backOff,
  givesUpAfterR2,
  paws,
  halfDuplexClose,
  windowUpdate,
  acknowledgedIsDelivered,
  acknowledgmentRange,
  answeredProbesGoOn,
  crossedSynsOpen,
  straysAreReset,
];
