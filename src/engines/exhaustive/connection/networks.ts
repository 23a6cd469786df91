/**
 * What is in the network, as a number. A list of segments is the list without its last one, and that one: two numbers, interned.
 * A bag is a list in the order of the segments' numbers.
 */
import type { Side } from "../../../model/world-types.ts";
import { Interner } from "../interner.ts";
import { longer, Records } from "../records.ts";
import type { Parts } from "./parts.ts";

const PREFIX = 0;
const LAST = 1;
const LENGTH = 0;
const INSERTED = 0;
const EMPTY = 0;
/** More segments at once than any instance lets there be. */
const MOST = 64;
/** For a segment that has aged away. */
const GONE = -1;
/** What is remembered for each place of a list, as a number + 1: the list without it, and with a copy of it. */
const WITHOUT = 0;
const DOUBLED = 1;
const REMEMBERED = 2;
const FIRST_LISTS = 256;

type SegmentParts<Flying> = Pick<Parts<unknown, Flying, unknown, unknown>, "ordered" | "inFlight" | "name" | "to" | "life" | "copied" | "aged">;

export class Networks<Flying> {
  readonly #parts: SegmentParts<Flying>;
  readonly #segments = new Interner<Flying>();
  readonly #names = new Interner<string>();
  readonly #name: number[] = [];
  readonly #to: Side[] = [];
  readonly #life: number[] = [];
  readonly #copied: (number | undefined)[] = [];
  readonly #ordered: boolean;
  readonly #lists = new Records(2, 1);
  /** By list and segment. */
  readonly #insertions = new Records(2, 1);
  /** By time and segment. */
  readonly #aged = new Map<number, (number | undefined)[]>();
  readonly #places: number;
  #remembered: Int32Array;

  /** The list that was read last: its segments in order, and the lists that end before each. */
  readonly segments = new Int32Array(MOST);
  readonly #prefixes = new Int32Array(MOST);
  #list = EMPTY;
  #length = 0;

  readonly empty = EMPTY;

  constructor(parts: SegmentParts<Flying>) {
    this.#parts = parts;
    this.#ordered = parts.ordered;
    this.#places = Math.min(MOST, parts.inFlight) * REMEMBERED;
    this.#remembered = new Int32Array(FIRST_LISTS * this.#places);
    this.#lists.key.fill(-1);
    this.#lists.find();
  }

  get octets(): number {
    return this.#lists.octets + this.#insertions.octets + this.#remembered.byteLength + this.#segments.octets + this.#names.octets;
  }

  id(flying: Flying): number {
    const id = this.#segments.id(flying);
    if (id === this.#name.length) {
      this.#name.push(this.#names.id(this.#parts.name(flying)));
      this.#to.push(this.#parts.to(flying));
      this.#life.push(this.#parts.life(flying));
    }
    return id;
  }
  segment(id: number): Flying {
    return this.#segments.value(id);
  }

  /** The end that it goes to. */
  to(segment: number): Side {
    return this.#to[segment] ?? "A";
  }
  /** The number of the name that a segment has. */
  name(segment: number): number {
    return this.#name[segment] ?? 0;
  }
  nameText(name: number): string {
    return this.#names.value(name);
  }

  length(list: number): number {
    return this.#lists.get(list, LENGTH);
  }

  /** @returns how many segments there are. */
  read(list: number): number {
    const length = this.length(list);
    this.#list = list;
    this.#length = length;
    let at = list;
    for (let i = length - 1; i >= 0; i--) {
      this.segments[i] = this.#lists.keyOf(at, LAST);
      at = this.#lists.keyOf(at, PREFIX);
      this.#prefixes[i] = at;
    }
    return length;
  }

  /** ms until the first of the list that was read is gone; Infinity when there is none. */
  get life(): number {
    let least = Infinity;
    for (let i = 0; i < this.#length; i++) least = Math.min(least, this.#life[this.segments[i] ?? 0] ?? Infinity);
    return least;
  }

  /** Whether the segment at a place of the list that was read is the first of its name. */
  isNamed(at: number): boolean {
    const name = this.#name[this.segments[at] ?? 0];
    for (let i = 0; i < at; i++) if (this.#name[this.segments[i] ?? 0] === name) return false;
    return true;
  }

  /** The list that was read without the segment at a place. */
  without(at: number): number {
    const place = this.#place(at, WITHOUT);
    const known = this.#remembered[place] ?? 0;
    if (known !== 0) return known - 1;
    let list = this.#prefixes[at] ?? 0;
    for (let i = at + 1; i < this.#length; i++) list = this.#append(list, this.segments[i] ?? 0);
    this.#remembered[place] = list + 1;
    return list;
  }

  /** The list that was read with a copy of the segment at a place. */
  doubled(at: number): number {
    const place = this.#place(at, DOUBLED);
    const known = this.#remembered[place] ?? 0;
    if (known !== 0) return known - 1;
    const segment = this.segments[at] ?? 0;
    const copied = (this.#copied[segment] ??= this.id(this.#parts.copied(this.segment(segment))));
    const list = this.with(this.#list, copied);
    this.#remembered[place] = list + 1;
    return list;
  }

  with(list: number, segment: number): number {
    return this.#ordered || list === EMPTY || this.#lists.keyOf(list, LAST) <= segment ? this.#append(list, segment) : this.#inserted(list, segment);
  }

  withAll(list: number, segments: readonly number[]): number {
    let more = list;
    for (let i = 0; i < segments.length; i++) more = this.with(more, segments[i] ?? 0);
    return more;
  }

  /** The list that was read, after `ms`. */
  aged(ms: number): number {
    let known = this.#aged.get(ms);
    if (known === undefined) this.#aged.set(ms, (known = []));
    let list = EMPTY;
    for (let i = 0; i < this.#length; i++) {
      const segment = this.segments[i] ?? 0;
      const aged = (known[segment] ??= this.#ageOf(segment, ms));
      if (aged !== GONE) list = this.with(list, aged);
    }
    return list;
  }

  /** The segments of a list. No two are the same object, so that a property can tell equal ones apart. */
  objects(list: number): readonly Flying[] {
    const all: Flying[] = [];
    for (let at = list; at !== EMPTY; at = this.#lists.keyOf(at, PREFIX)) all.push({ ...this.segment(this.#lists.keyOf(at, LAST)) });
    return all.reverse();
  }

  /** Of a bag: the segment takes its place between others. */
  #inserted(list: number, segment: number): number {
    const { key, size } = this.#insertions;
    key[PREFIX] = list;
    key[LAST] = segment;
    const at = this.#insertions.find();
    if (at === size) this.#insertions.set(at, INSERTED, this.#append(this.with(this.#lists.keyOf(list, PREFIX), segment), this.#lists.keyOf(list, LAST)));
    return this.#insertions.get(at, INSERTED);
  }

  #place(at: number, what: number): number {
    const place = this.#list * this.#places + at * REMEMBERED + what;
    if (place >= this.#remembered.length) this.#remembered = longer(this.#remembered, 2 * this.#remembered.length);
    return place < this.#remembered.length ? place : this.#place(at, what);
  }

  #ageOf(segment: number, ms: number): number {
    const aged = this.#parts.aged(this.segment(segment), ms);
    return aged === undefined ? GONE : this.id(aged);
  }

  #append(list: number, segment: number): number {
    const { key, size } = this.#lists;
    key[PREFIX] = list;
    key[LAST] = segment;
    const more = this.#lists.find();
    if (more === size) {
      const length = this.length(list) + 1;
      if (length > MOST) throw new Error("more segments than a search was made for: give the instance a bound on segments in flight");
      this.#lists.set(more, LENGTH, length);
    }
    return more;
  }
}
