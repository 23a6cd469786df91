/** What happens in a packed search, as a number: the kinds are interleaved. The action that does it is made when somebody asks. */
import type { Networks } from "./networks.ts";
import type { Parts } from "./parts.ts";

const KINDS = 7;
const [DELIVER, DROP, DUPLICATE, DELAY, CALL, TIME, SETTLE] = [0, 1, 2, 3, 4, 5, 6] as const;

/** Of a segment. */
export const delivers = (segment: number): number => segment * KINDS + DELIVER;
export const drops = (segment: number): number => segment * KINDS + DROP;
export const duplicates = (segment: number): number => segment * KINDS + DUPLICATE;
export const delays = (segment: number): number => segment * KINDS + DELAY;
/** By its place among the calls. */
export const calls = (place: number): number => place * KINDS + CALL;
/** By the number of the span. */
export const passes = (span: number): number => span * KINDS + TIME;
export const SETTLES = SETTLE;
/** It settles, and never comes to rest. */
export const STAYS_RESTLESS = KINDS + SETTLE;

type ActionParts<Flying, Action> = Pick<Parts<unknown, Flying, unknown, Action>, "deliver" | "drop" | "duplicate" | "delay" | "calls" | "time" | "settle">;

export class Actions<Flying, Action> {
  readonly #parts: ActionParts<Flying, Action>;
  readonly #networks: Networks<Flying>;
  /** By event. An action may be any value. */
  readonly #made = new Map<number, Action>();

  constructor(parts: ActionParts<Flying, Action>, networks: Networks<Flying>) {
    this.#parts = parts;
    this.#networks = networks;
  }

  /** @throws for a number that is none. */
  value(event: number): Action {
    const known = this.#made.get(event);
    if (known !== undefined) return known;
    const action = this.#make(event % KINDS, Math.floor(event / KINDS));
    if (action === undefined) throw new Error(`no action has the number ${event}`);
    this.#made.set(event, action);
    return action;
  }

  #make(kind: number, value: number): Action | undefined {
    const { deliver, drop, duplicate, delay, calls: all, time, settle } = this.#parts;
    const named = (make: ((name: string) => Action) | undefined): Action | undefined => make?.(this.#networks.nameOf(value));
    switch (kind) {
      case DELIVER:
        return named(deliver);
      case DROP:
        return named(drop?.action);
      case DUPLICATE:
        return named(duplicate?.action);
      case DELAY:
        return named(delay?.action);
      case CALL:
        return all[value]?.action;
      case TIME:
        return time?.action;
      default:
        return settle;
    }
  }
}
