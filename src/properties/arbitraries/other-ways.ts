/** Other ways to the same end that take fewer actions: what is tried when nothing can be left out any more. */
import { other, type Action } from "../../model/world-types.ts";
import { withoutOne, withoutPairs } from "./fewer-actions.ts";

type Actions = readonly Action[];

/** Above this length there are too many of them. */
const FEW = 11;
/** Any timer has run out by then. */
const MANY_WAITS = 10;

export function* otherWays(actions: Actions): Generator<Actions> {
  yield* unanswered(actions);
  if (actions.length > FEW) return;
  yield* anotherWay(actions);
  yield* theOtherSide(actions);
  yield* elsewhere(actions);
}

/** An active OPEN that nobody answers, and time: instead of everything, or of everything before the first wait. */
function* unanswered(actions: Actions): Generator<Actions> {
  const open = actions.find(({ do: what }) => what === "open");
  if (open?.do !== "open") return;
  for (let waits = 1; waits < Math.min(actions.length - 1, MANY_WAITS); waits++) yield [actively(open), ...Array.from({ length: waits }, (): Action => ({ do: "elapse" }))];
  const wait = actions.findIndex(({ do: what }) => what === "elapse");
  if (wait > 2) yield [actively(open), ...actions.slice(wait), { do: "elapse" }];
}

/** From somewhere on, what the one side does is done by the other; then one or two are needless. */
function* theOtherSide(actions: Actions): Generator<Actions> {
  if (!actions.some(isOfB)) return;
  for (let from = 1; from < actions.length; from++) {
    const mirrored = [...actions.slice(0, from), ...actions.slice(from).map(mirror)];
    yield* withoutOne(mirrored);
    yield* withoutPairs(mirrored);
  }
}

/** An end by itself is called A. */
const isOfB = (action: Action): boolean => ("side" in action && action.side === "B") || ("to" in action && action.to === "B");

const mirror = (action: Action): Action => {
  if ("side" in action) return { ...action, side: other(action.side) };
  if ("to" in action) return { ...action, to: other(action.to) };
  if (!("segment" in action)) return action;
  const side = action.segment.startsWith("A") ? "B" : "A";
  return { ...action, segment: side + action.segment.slice(1) };
};

/** An action sooner or later, and one of the others not at all. */
function* elsewhere(actions: Actions): Generator<Actions> {
  for (const [from, action] of actions.entries()) {
    const others = actions.toSpliced(from, 1);
    for (let to = 0; to < actions.length; to++) if (to !== from) yield* withoutOne(others.toSpliced(to, 0, action));
  }
}

/** One action otherwise, which makes one or two of the others needless. */
function* anotherWay(actions: Actions): Generator<Actions> {
  for (const [at, action] of actions.entries()) {
    for (const other of otherwise(action)) {
      const changed = actions.with(at, other);
      yield* withoutOne(changed);
      yield* withoutPairs(changed);
    }
    if (action.do === "open" && action.mode === "passive") yield* openedByAnswer(actions.with(at, actively(action)));
  }
}

/** Where a SYN comes and then its acknowledgment, one SYN,ACK does for both. */
function* openedByAnswer(actions: Actions): Generator<Actions> {
  for (const [at, action] of actions.entries()) {
    if (action.do !== "inject" || action.forged.syn !== true || action.forged.ack !== undefined) continue;
    yield* withoutOne(actions.with(at, { ...action, forged: { ...action.forged, ack: { at: "sndNxt", plus: 0 } } }));
  }
}

const actively = ({ side }: Extract<Action, { do: "open" }>): Action => ({ do: "open", side, mode: "active" });

/** Who opens actively waits for nobody; a SYN that acknowledges nothing leaves an end where a whole handshake would not. */
const otherwise = (action: Action): Actions => {
  if (action.do === "open" && action.mode === "passive") return [actively(action)];
  if (action.do !== "inject" || action.forged.ack === undefined) return [];
  const { ack, ...forged } = action.forged;
  return [{ ...action, forged }, ...(ack.at === "sndUna" ? [{ ...action, forged: { ...action.forged, ack: { ...ack, at: "sndNxt" as const } } }] : []), ...(forged.syn === true ? [] : [{ ...action, forged: { ...forged, syn: true } }])];
};
