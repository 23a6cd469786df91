/** What a run of one end is mostly about, so that what needs many events of a kind is common in some runs and not rare in all. */
import type { Profile } from "../../model/profile.ts";
import type { State } from "../../model/tcb.ts";
import type { Action, Forged } from "../../model/world-types.ts";
import { BOUNDARY_SEGMENTS, CALLS, ELAPSES, injected, SPECIAL_SEGMENTS } from "./boundaries.ts";
import { oneOf, weighted, type Dice } from "./dice.ts";
import { RECIPES, type Recipe } from "./recipes.ts";

export interface Mood {
  readonly weight: number;
  /** The most events after the recipe. */
  readonly longest: number;
  readonly needs?: Partial<Profile>;
  /** Where it begins, unless anywhere. */
  readonly from?: readonly State[];
  /** The recipe as this mood has it. */
  readonly recipe?: (recipe: Recipe) => Recipe["actions"];
  /** Weights of events, relative to each other; 0 or absent never happens. */
  readonly events: Readonly<Partial<Record<keyof typeof EVENTS, number>>>;
}

const NEXT = { at: "rcvNxt", plus: 0 } as const;
const UNA = { at: "sndUna", plus: 0 } as const;
const ALL = { at: "sndNxt", plus: 0 } as const;

/** What a peer sends who goes by the book: all or nothing acknowledged, the window open or shut. */
const ORDERLY: readonly Forged[] = [
  { seq: NEXT, ack: ALL }, { seq: NEXT, ack: ALL, fin: true }, { seq: NEXT, ack: ALL, octets: 2 }, { seq: NEXT, ack: UNA, wnd: 0 }, { seq: NEXT, ack: ALL, wnd: 0 },
  { seq: { at: "rcvNxt", plus: -1 }, ack: ALL, fin: true }, { seq: { at: "peerIss", plus: 0 }, syn: true }, { seq: { at: "peerIss", plus: 0 }, ack: ALL, syn: true },
  { seq: NEXT, rst: true }, { seq: NEXT, ack: ALL, rst: true },
];

/** What ends a connection, more often than the rest. */
const LIKELY_CALLS: readonly Action[] = [...CALLS, ...CALLS.filter(({ do: what }) => what === "close").flatMap((close) => [close, close, close])];

/** Longer than anything lasts. */
const FOR_LONG: Action = { do: "elapse", ms: 1_000_000 };

const ofBits = ({ syn, fin, rst }: Pick<Forged, "syn" | "fin" | "rst">): readonly Forged[] =>
  BOUNDARY_SEGMENTS.filter((forged) => forged.syn === syn && forged.fin === fin && forged.rst === rst);
const SYNS = ofBits({ syn: true });
const RESETS = ofBits({ rst: true });
const STAMPED = SPECIAL_SEGMENTS.filter(({ ts }) => ts !== undefined);

const EVENTS = {
  segment: (dice: Dice) => injected(oneOf(dice, BOUNDARY_SEGMENTS)),
  special: (dice: Dice) => injected(oneOf(dice, SPECIAL_SEGMENTS)),
  orderly: (dice: Dice) => injected(oneOf(dice, ORDERLY)),
  syn: (dice: Dice) => injected(oneOf(dice, SYNS)),
  reset: (dice: Dice) => injected(oneOf(dice, RESETS)),
  stamped: (dice: Dice) => injected(oneOf(dice, STAMPED)),
  call: (dice: Dice) => oneOf(dice, LIKELY_CALLS),
  time: (dice: Dice) => oneOf(dice, ELAPSES),
  deadline: (): Action => ({ do: "elapse" }),
  long: () => FOR_LONG,
} satisfies Record<string, (dice: Dice) => Action>;

/** Whoever uses timestamps says so in the SYN. */
const stamped = ({ actions, needs }: Recipe): Recipe["actions"] =>
  needs?.timestamps === true ? actions : actions.map((action) => (action.do === "inject" && action.forged.syn === true ? injected({ ...action.forged, ts: 1000 }) : action));

export const MOODS: readonly Mood[] = [
  { weight: 8, longest: 7, events: { segment: 10, special: 2, call: 5, time: 5 } },
  // A peer by the book, and a user.
  { weight: 3, longest: 9, events: { orderly: 12, segment: 2, call: 6, deadline: 5, long: 1 } },
  { weight: 2, longest: 5, from: ["CLOSING", "LAST-ACK", "TIME-WAIT"], events: { orderly: 10, time: 4, long: 3 } },
  // Nobody answers.
  { weight: 3, longest: 14, events: { deadline: 30, call: 2, orderly: 1, long: 1 } },
  { weight: 2, longest: 5, events: { call: 10, orderly: 2, deadline: 2 } },
  { weight: 2, longest: 5, events: { syn: 10, deadline: 1 } },
  { weight: 2, longest: 5, events: { reset: 10, call: 2, deadline: 1 } },
  { weight: 2, longest: 5, needs: { timestamps: true }, recipe: stamped, events: { stamped: 10, call: 1, time: 1 } },
];

export const chooseMood = (dice: Dice): Mood => weighted(dice, MOODS.map((mood) => [mood.weight, mood]));

export const chooseRecipe = (dice: Dice, { from }: Mood): Recipe => oneOf(dice, from === undefined ? RECIPES : RECIPES.filter(({ state }) => from.includes(state)));

export const chooseEvent = (dice: Dice, { events }: Mood): Action =>
  weighted(dice, (Object.keys(EVENTS) as (keyof typeof EVENTS)[]).map((kind) => [events[kind] ?? 0, EVENTS[kind]]))(dice);
