/** Which properties can be asked of a stack, and how far: what is hidden is not judged, and said so. */
import type { EndpointStep, WorldStep } from "../model/world-types.ts";
import { OK, property, type Property } from "../properties/property.ts";

export interface Observable {
  readonly how: "judged" | "partly" | "not-observable";
  readonly why: string;
}

const HIDDEN = (why: string): Observable => ({ how: "not-observable", why });
const PARTLY = (why: string): Observable => ({ how: "partly", why });

/** Properties that are not judged in full. All others of the scopes endpoint and connection are. */
export const NOT_IN_FULL: Readonly<Record<string, Observable>> = {
  "takes-effect-as-the-rfc-says": HIDDEN("The variables of the TCB are not shown; state and numbers that are, are judged where they lead to a segment or a state."),
  "timers-run-as-specified": HIDDEN("Timers are not shown."),
  "window-update": HIDDEN("How large a window is offered, and when a larger one is told, is each stack's own scheduling."),
  "back-off": HIDDEN("The interval is hidden; that something is sent again is judged by retransmits-until-acknowledged."),
  "gives-up-after-r2": HIDDEN("R2 is a number of retransmissions in most stacks, and each has its own."),
  "retransmits-until-acknowledged": HIDDEN("Whether a retransmission timer runs is not shown."),
  "time-wait-length": HIDDEN("The time left is not shown; the probe time-wait-length measures how long it was."),
  "challenge-throttle": HIDDEN("The count of challenge ACKs is not shown; that one is sent or not is judged by challenge-acks."),
  "answered-probes-go-on": HIDDEN("The age of a probe is not shown."),
  "half-duplex-close": HIDDEN("Whether CLOSE gives up reading is decided by the call that is made, and we make the one that goes on reading."),
  paws: HIDDEN("No timestamps are negotiated: forged SYNs carry no option."),
  "signals-tell-how-it-ended": PARTLY("Interfaces have one word for reset and refused, and none for calls that are handed back."),
  "timeouts-as-specified": PARTLY("What is sent when a timer expires is judged, when it expires is not."),
  "user-calls": PARTLY("Calls that the interface does not offer in a state are not made; error numbers stand for the RFC's texts."),
  "replies-as-the-rfc-allows": PARTLY("Text may be cut, and wait, as congestion control and silly window avoidance have it; window fields are left alone."),
  "no-storm": PARTLY("Retransmissions count as the stack has them."),
};

export const observable = (id: string): Observable => NOT_IN_FULL[id] ?? { how: "judged", why: "" };

/** Properties that compare a step with exact outcomes of the RFC. Only they are affected by a latitude. */
const EXACT: ReadonlySet<string> = new Set(["replies-as-the-rfc-allows", "timeouts-as-specified", "user-calls"]);

/** How often each excuse was needed. */
export type Excuses = Map<string, number>;

const endsOf = (step: unknown): readonly EndpointStep[] => (typeof step === "object" && step !== null && "ends" in step ? (step as WorldStep).ends : []);

interface Memory {
  readonly own: unknown;
  /** The deviation after which nothing is news. */
  readonly spoiledBy: string | undefined;
}

/** The property as it is asked of a stack: silent about what is hidden, and about what is known. @param needed counts what was known. */
export const judgedOnStack = (needed: Excuses) => <Step>(asked: Property<Step>): Property<Step> | undefined => {
  if (observable(asked.id).how === "not-observable") return undefined;
  const exact = EXACT.has(asked.id);
  return property<Step, Memory>({
    ...asked,
    start: { own: asked.start, spoiledBy: undefined },
    when: (step, { own }) => asked.when(step, own),
    then: (step, { own, spoiledBy }) => {
      const judgement = asked.then(step, own);
      if (judgement.ok) return judgement;
      const excuse = spoiledBy ?? endsOf(step).map((end) => end.excuse).find((one) => one !== undefined && (one.kind === "deviation" || exact))?.id;
      if (excuse === undefined) return judgement;
      needed.set(excuse, (needed.get(excuse) ?? 0) + 1);
      return OK;
    },
    remember: (step, { own, spoiledBy }) => ({
      own: asked.remember(step, own),
      spoiledBy: spoiledBy ?? endsOf(step).find((end) => end.excuse?.spoils === true)?.excuse?.id,
    }),
  });
};
