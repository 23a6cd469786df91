/** The shape of a trace, by scope. The compiler holds the tables to the types of the actions. */
import type { ListenerAction } from "../model/listener-types.ts";
import { PROFILE_NAMES } from "../model/profiles.ts";
import type { Action, Forged, Position } from "../model/world-types.ts";
import { choice, flag, integer, record, text, type Field, type Shape } from "./shape.ts";
import type { IsnTrace, Trace } from "./trace.ts";

const WORD = 0xffff_ffff;
/** A day and a half: no timer of any profile runs longer. */
const LONGEST_WAIT = 2 ** 27;
/** Octet labels count to 4096 (octet.ts). */
const MOST_OCTETS = 1_024;
const NAME = 100;

const milliseconds = integer(1, LONGEST_WAIT);
const segment = text(NAME);
const side = choice(["A", "B"]);
const peer: Field = { kind: "text", longest: 6, pattern: /^[CN]\d{1,5}$/, called: 'a peer such as "C1" or "N1"' };

/** One entry for each key, whether it is required or not; `Shape` splits them. */
type Keys<T> = { readonly required: { readonly [K in keyof T as undefined extends T[K] ? never : K]: Field }; readonly optional: { readonly [K in keyof T as undefined extends T[K] ? K : never]-?: Field } };
/** The same for each kind of action. */
type Table<A extends { readonly do: string }> = { readonly [D in A["do"]]: Keys<Omit<Extract<A, { readonly do: D }>, "do">> };

const BASES: readonly Position["at"][] = ["rcvNxt", "rcvEdge", "sndUna", "sndNxt", "iss", "irs", "peerIss", "zero"];
const position = record({ required: { at: choice(BASES), plus: integer(-WORD, WORD) }, optional: {} } satisfies Keys<Position>);
const forged = record({
  required: { seq: position },
  optional: {
    ack: position, syn: flag, fin: flag, rst: flag, octets: integer(0, MOST_OCTETS), wnd: integer(0, 0xffff), urg: integer(0, WORD),
    ts: { kind: "integer or", word: "none", min: -WORD, max: WORD }, security: integer(0, 0xffff),
  },
} satisfies Keys<Forged>);

const NO_KEYS = { required: {}, optional: {} };
const CALL = { required: { side }, optional: {} };
const MOVE = { required: { segment }, optional: {} };
const OCTETS = integer(1, MOST_OCTETS);

const ACTIONS: Readonly<Record<string, Shape>> = {
  open: { required: { side, mode: choice(["active", "passive"]) }, optional: { remote: flag } },
  send: { required: { side, octets: OCTETS }, optional: { urgent: flag } },
  receive: CALL, close: CALL, abort: CALL, status: CALL, reboot: CALL,
  deliver: MOVE, drop: MOVE, duplicate: MOVE, delay: MOVE,
  inject: { required: { to: side, forged }, optional: {} },
  elapse: { required: {}, optional: { ms: milliseconds } },
  settle: NO_KEYS,
} satisfies Table<Action>;

const LISTENER_ACTIONS: Readonly<Record<string, Shape>> = {
  connect: { required: { peer }, optional: {} },
  send: { required: { peer, octets: OCTETS }, optional: {} },
  abort: { required: { peer }, optional: {} },
  spoof: { required: { peer }, optional: {} },
  inject: { required: { peer, forged }, optional: {} },
  deliver: MOVE, drop: MOVE, duplicate: MOVE,
  accept: NO_KEYS, close: NO_KEYS,
  elapse: { required: {}, optional: { ms: milliseconds } },
} satisfies Table<ListenerAction>;

const OPENING: Shape = { required: { remote: integer(0, WORD), after: integer(0, Number.MAX_SAFE_INTEGER) }, optional: {} } satisfies Keys<IsnTrace["openings"][number]>;

/** What any trace may say beside what it needs. */
const HINTS = {
  set: text(1_000),
  title: text(300),
  variant: text(NAME),
  property: text(NAME),
  verdict: choice(["violated", "holds"]),
  found: record({ required: { seed: integer(-WORD, WORD), run: integer(0, Number.MAX_SAFE_INTEGER), by: text(NAME) }, optional: {} }),
};
const profile = choice(PROFILE_NAMES);
const isn = record({ required: { A: integer(0, WORD), B: integer(0, WORD), step: integer(0, WORD) }, optional: {} });

/** What a trace of one scope holds beside `schema`, `scope` and its list. */
export interface TraceShape {
  readonly head: Shape;
  /** The key of its list, and the shape of an entry by its `do`; one shape for entries without it. */
  readonly list: "actions" | "openings";
  readonly entries: Readonly<Record<string, Shape>> | Shape;
}

const CONNECTION: TraceShape = { head: { required: { profile, isn }, optional: HINTS }, list: "actions", entries: ACTIONS };

export const TRACE_SHAPES: { readonly [S in Trace["scope"]]: TraceShape } = {
  connection: CONNECTION,
  endpoint: CONNECTION,
  listener: { head: { required: { profile, isn: integer(0, WORD) }, optional: HINTS }, list: "actions", entries: LISTENER_ACTIONS },
  isn: { head: { required: { profile, secret: integer(0, WORD) }, optional: HINTS }, list: "openings", entries: OPENING },
};
export const SCOPES = Object.keys(TRACE_SHAPES) as readonly Trace["scope"][];

export const isOneShape = (entries: TraceShape["entries"]): entries is Shape => "required" in entries && "optional" in entries;
