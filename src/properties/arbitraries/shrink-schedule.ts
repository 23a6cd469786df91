/**
 * Smaller schedules than a given one, the most promising first. Actions are named by what they do, so removing one leaves
 * the meaning of the others; where a removal changes the name of a later segment (other numbers), its action follows the
 * segment. Faults weaken before they vanish: a loss becomes a delivery, a reboot an ABORT, an ABORT a CLOSE.
 */
import type { PlayScope } from "../../model/play.ts";
import { SIDES, type Action, type Forged, type World, type WorldStep } from "../../model/world-types.ts";
import { otherBeginnings, sentAtOnce, settledSooner } from "./beginnings.ts";
import { fewerAtOnce, shortened } from "./fewer-actions.ts";
import { otherSegments } from "./other-segments.ts";
import { otherWays } from "./other-ways.ts";
import { PLAIN_ISN, type Schedule, type Subject } from "./schedule-type.ts";
import { stepsOf, Walk } from "./walk.ts";

/** Above this length there are too many other runs. */
const FEW = 14;

/** Candidates that are strictly smaller, without repetitions. */
export function* smaller(subject: Subject, scope: PlayScope, schedule: Schedule): Generator<Schedule> {
  const weight = weightOf(schedule);
  const seen = new Set<string>([keyOf(schedule)]);
  for (const candidate of candidates(subject, scope, schedule)) {
    const repaired = repair(subject, scope, candidate);
    const key = keyOf(repaired);
    if (weightOf(repaired) >= weight || seen.has(key)) continue;
    seen.add(key);
    yield repaired;
  }
}

const keyOf = (schedule: Schedule): string => JSON.stringify(schedule);

function* candidates(subject: Subject, scope: PlayScope, schedule: Schedule): Generator<Schedule> {
  const { actions } = schedule;
  const { set, ...plain } = schedule;
  if (set !== undefined) yield plain;
  yield { ...schedule, isn: PLAIN_ISN };
  for (const kept of shortened(actions)) yield { ...schedule, actions: kept };
  for (const [at, action] of actions.entries()) {
    for (const weaker of weakened(scope, action)) yield { ...schedule, actions: actions.with(at, weaker) };
  }
  for (const kept of fewerAtOnce(actions)) yield { ...schedule, actions: kept };
  for (const kept of otherWays(actions)) yield { ...schedule, actions: kept };
  if (scope === "connection") for (const kept of otherRuns(actions, stepsOf(subject, scope, schedule))) yield { ...schedule, actions: kept };
  for (const isn of plainerIsns(schedule)) yield { ...schedule, isn };
}

function* otherRuns(actions: readonly Action[], steps: readonly WorldStep[]): Generator<readonly Action[]> {
  yield* sentAtOnce(actions);
  yield* otherBeginnings(actions);
  if (actions.length > FEW) return;
  yield* settledSooner(actions);
  yield* otherSegments(actions, steps);
}

const weakened = (scope: PlayScope, action: Action): readonly Action[] => {
  switch (action.do) {
    case "drop":
      return [{ do: "deliver", segment: action.segment }];
    case "reboot":
      return [{ do: "abort", side: action.side }];
    case "abort":
      return [{ do: "close", side: action.side }];
    case "send":
      return [{ do: "send", side: action.side, octets: 1 }];
    case "inject":
      return plainerForgeries(scope, action.forged).map((forged) => ({ ...action, forged }));
    case "elapse":
      return action.ms === undefined ? [] : [{ do: "elapse" }];
    case "settle":
      return [{ do: "elapse" }, ...SIDES.flatMap((side) => [side, `${side}1 FIN,ACK`].map((segment): Action => ({ do: "deliver", segment })))];
    case "open":
      return action.remote === undefined ? [] : [{ do: "open", side: action.side, mode: action.mode }];
    case "receive":
    case "close":
    case "status":
    case "deliver":
    case "duplicate":
    case "delay":
      return [];
    default:
      return action satisfies never;
  }
};

const plainerForgeries = (scope: PlayScope, forged: Forged): readonly Forged[] => {
  const { octets, wnd, urg, ts, security, fin, ...rest } = forged;
  // An old duplicate stays one: more than a window below the ISN it is told by.
  const nearest = scope === "connection" ? -20 : 0;
  const halves = (plus: number): readonly number[] => (plus === nearest ? [] : [nearest, ...(nearest === 0 ? [Math.sign(plus), Math.trunc(plus / 2)] : [])]);
  return [
    ...(octets === undefined || octets === 0 ? [] : [{ ...forged, octets: 0 }, { ...forged, octets: 1 }]),
    ...([wnd, urg, ts, security].some((field) => field !== undefined) ? [{ ...rest, ...(octets === undefined ? {} : { octets }), ...(fin === undefined ? {} : { fin }) }] : []),
    ...(fin === true ? [{ ...forged, fin: false }] : []),
    ...halves(forged.seq.plus).map((plus) => ({ ...forged, seq: { ...forged.seq, plus } })),
    ...(forged.ack === undefined ? [] : halves(forged.ack.plus).map((plus) => ({ ...forged, ack: { at: forged.ack?.at ?? "iss", plus } as const }))),
  ];
};

function* plainerIsns({ isn }: Schedule): Generator<Schedule["isn"]> {
  yield { ...isn, A: PLAIN_ISN.A };
  yield { ...isn, B: PLAIN_ISN.B };
  yield { ...isn, step: PLAIN_ISN.step };
  yield { ...isn, A: 2 ** 32 - 1 };
  yield { ...isn, B: 2 ** 32 - 1 };
}

/** The schedule as it is really played: without what is not possible, each segment action on the segment that took the place of its own. */
const repair = (subject: Subject, scope: PlayScope, { actions, ...start }: Schedule): Schedule => {
  const walk = new Walk(subject, scope, start);
  for (const action of actions) {
    const named = "segment" in action ? follow(walk.world, action) : action;
    if (named !== undefined) walk.take(named);
  }
  return walk.end();
};

/** The action on the segment of that name; or on the oldest one of the same connection with the same control bits, of another, or of the same side. */
const follow = (world: World, action: Extract<Action, { segment: string }>): Action | undefined => {
  const kind = (name: string): string => name.split(" ").slice(0, 2).join(" ");
  const bits = (name: string): string => kind(name).replace(/\d+/, "");
  const { network } = world;
  const segment = network.find(({ name }) => name === action.segment)
    ?? network.find(({ name }) => kind(name) === kind(action.segment))
    ?? network.find(({ name }) => bits(name) === bits(action.segment))
    ?? network.find(({ name }) => name[0] === action.segment[0]);
  return segment && { ...action, segment: segment.name };
};

/** What makes one schedule simpler than another: fewer actions, then gentler ones, then plainer numbers. */
const weightOf = ({ isn, set, actions }: Schedule): number =>
  (set === undefined ? 0 : 50) +
  actions.reduce((sum, action) => sum + 1_000 + gravity(action), 0) +
  [isn.A !== PLAIN_ISN.A, isn.B !== PLAIN_ISN.B, isn.step !== PLAIN_ISN.step].filter(Boolean).length * 20 +
  [isn.A, isn.B].filter((number) => number !== 100 && number !== 300 && number !== 2 ** 32 - 1).length * 5;

const gravity = (action: Action): number => {
  switch (action.do) {
    case "drop":
      return 200;
    case "reboot":
      return 300;
    case "abort":
      return 150;
    case "inject": {
      const { seq, ack, octets = 0, fin } = action.forged;
      const extras = [action.forged.wnd, action.forged.urg, action.forged.ts, action.forged.security].filter((field) => field !== undefined).length;
      return 100 + extras * 20 + octets * 3 + (fin === true ? 5 : 0) + size(seq.plus) + (ack === undefined ? 0 : size(ack.plus));
    }
    case "settle":
      return 100;
    case "send":
      return action.octets;
    case "elapse":
      return action.ms === undefined ? 0 : 10;
    case "open":
      return action.remote === undefined ? 0 : 1;
    case "receive":
    case "close":
    case "status":
    case "deliver":
    case "duplicate":
    case "delay":
      return 0;
    default:
      return action satisfies never;
  }
};

const size = (plus: number): number => Math.min(90, Math.abs(plus));
