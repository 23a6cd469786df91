/** What is in the network, as a number: lists of segments, interned, with what happens to them remembered. */
import { older } from "../../../model/network.ts";
import type { Action, InFlight } from "../../../model/world-types.ts";
import { Interner } from "../interner.ts";

/** A segment that an action can name: the oldest of its name. */
export interface Named {
  readonly at: number;
  /** The number of the segment among all segments. */
  readonly segment: number;
  /** The others, when it is gone. */
  readonly others: readonly InFlight[];
  readonly deliver: Action;
  readonly drop: Action;
  readonly duplicate: Action;
}

export interface Network {
  /** Oldest first. No two are the same object, so that a property can tell equal ones apart. */
  readonly inFlight: readonly InFlight[];
  readonly named: readonly Named[];
  /** ms until the first of them is gone; Infinity when there is none. */
  readonly life: number;
}

/** More changes than this one network cannot have: the place taken from, and what is put in. */
const PUTS = 1 << 20;
const PLACES = 64;
const NOWHERE = PLACES - 1;

export class Networks {
  readonly #segments = new Interner<InFlight>();
  readonly #lists = new Interner<readonly number[]>();
  readonly #networks: Network[] = [];
  readonly #byName = new Map<string, Pick<Named, "deliver" | "drop" | "duplicate">>();
  readonly #duplicated = new Map<number, { readonly list: number; readonly inFlight: readonly InFlight[] }>();
  readonly #puts = new Interner<readonly number[]>();
  readonly #moved = new Map<number, number>();
  readonly #aged = new Map<number, Map<number, { readonly list: number; readonly inFlight: readonly InFlight[] }>>();

  readonly empty: number = this.#list([]);
  readonly nothing: number = this.put([]);

  network(list: number): Network {
    const network = this.#networks[list];
    if (network === undefined) throw new Error(`no network has the number ${list}`);
    return network;
  }

  segment(number: number): InFlight {
    return this.#segments.value(number);
  }

  /** What is sent at once, as a number. */
  put(sent: readonly InFlight[]): number {
    return this.#puts.id(sent.map((inFlight) => this.#segments.id(inFlight)));
  }

  /** A network of these segments, in this order. */
  listOf(inFlight: readonly InFlight[]): number {
    return this.#list(inFlight.map((one) => this.#segments.id(one)));
  }

  /** After the segment at a place has been taken out, if any, and others put in. */
  moved(list: number, at: number | undefined, put: number): number {
    if (at === undefined && put === this.nothing) return list;
    const key = (list * PLACES + (at ?? NOWHERE)) * PUTS + put;
    const known = this.#moved.get(key);
    if (known !== undefined) return known;
    const ids = this.#lists.value(list);
    if (ids.length >= NOWHERE || put >= PUTS) throw new Error("more segments than a search was made for: give the instance a bound on segments in flight");
    const next = this.#list([...(at === undefined ? ids : ids.toSpliced(at, 1)), ...this.#puts.value(put)]);
    this.#moved.set(key, next);
    return next;
  }

  /** With a copy of the segment at a place behind all others. */
  duplicated(list: number, at: number): { readonly list: number; readonly inFlight: readonly InFlight[] } {
    const key = list * PLACES + at;
    const known = this.#duplicated.get(key);
    if (known !== undefined) return known;
    const { inFlight } = this.network(list);
    const moved = inFlight[at];
    if (moved === undefined) throw new Error(`nothing is at place ${at} of the network`);
    const copied = [...inFlight, { ...moved, copy: true }];
    const duplicated = { list: this.listOf(copied), inFlight: copied };
    this.#duplicated.set(key, duplicated);
    return duplicated;
  }

  /** After `ms`, with the segments as objects that are in no other network. */
  aged(list: number, ms: number): { readonly list: number; readonly inFlight: readonly InFlight[] } {
    let byTime = this.#aged.get(list);
    if (byTime === undefined) this.#aged.set(list, (byTime = new Map()));
    const known = byTime.get(ms);
    if (known !== undefined) return known;
    const inFlight = older(this.network(list).inFlight, ms);
    const aged = { list: this.listOf(inFlight), inFlight: inFlight.map((one) => ({ ...one })) };
    byTime.set(ms, aged);
    return aged;
  }

  /** The same objects for the same name, wherever it is in the network. */
  #actions(name: string): Pick<Named, "deliver" | "drop" | "duplicate"> {
    let actions = this.#byName.get(name);
    if (actions === undefined) {
      actions = { deliver: { do: "deliver", segment: name }, drop: { do: "drop", segment: name }, duplicate: { do: "duplicate", segment: name } };
      this.#byName.set(name, actions);
    }
    return actions;
  }

  #list(ids: readonly number[]): number {
    const list = this.#lists.id(ids);
    this.#networks[list] ??= this.#describe(ids);
    return list;
  }

  #describe(ids: readonly number[]): Network {
    const inFlight = ids.map((id, at) => (ids.indexOf(id) === at ? this.segment(id) : { ...this.segment(id) }));
    const named = ids.flatMap((segment, at) => {
      const name = this.segment(segment).name;
      return inFlight.findIndex((one) => one.name === name) === at ? [{ at, segment, others: inFlight.toSpliced(at, 1), ...this.#actions(name) }] : [];
    });
    return { inFlight, named, life: Math.min(Infinity, ...inFlight.map(({ life }) => life)) };
  }
}
