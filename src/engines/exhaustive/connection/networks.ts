/**
 * What is in the network, as a number. A list of segments is the list without its last one, and that one: two numbers, interned.
 * What the network does not
 * remember of their order is put in order: by direction; or, in a bag, by the segments' numbers.
 */
import type { Side } from "../../../model/world-types.ts";
import type { Mirrored } from "../../instances/mirrored.ts";
import { Interner } from "../interner.ts";
import { Records } from "../records.ts";
import { Choices, DOUBLED, PLACE, SEGMENT, WITHOUT } from "./choices.ts";
import type { Order, Parts } from "./parts.ts";

const [PREFIX, LAST] = [0, 1] as const;
/** Of a list: how long it is, how many of its segments an action can name, and where what is remembered of those stands, + 1. */
const [LENGTH, CHOICES, FROM] = [0, 1, 2] as const;
const INSERTED = 0;
const EMPTY = 0;
/** More segments at once than any instance lets there be. */
const MOST = 64;
/** For a segment that has aged away. */
const GONE = -1;

type SegmentParts<Flying> = Pick<Parts<unknown, Flying, unknown, unknown>, "order" | "inFlight" | "name" | "to" | "life" | "copied" | "aged">;

export class Networks<Flying> {
  readonly #parts: SegmentParts<Flying>;
  readonly #segments = new Interner<Flying>();
  readonly #names = new Interner<string>();
  readonly #name: number[] = [];
  readonly #to: Side[] = [];
  readonly #life: number[] = [];
  readonly #copied: (number | undefined)[] = [];
  /** A list has its segments in the order of their ranks, and those of one rank as they were sent. */
  readonly #rank: number[] = [];
  /** By segment: its image in a mirror. */
  readonly #images: number[] = [];
  readonly #lists = new Records(2, 3);
  /** By list and segment. */
  readonly #insertions = new Records(2, 1);
  /** By time and segment. */
  readonly #aged = new Map<number, (number | undefined)[]>();
  readonly #choices = new Choices();

  /** The list that was opened last, and where its choices stand. */
  #list = EMPTY;
  #from = 0;
  /** Its segments in order, and the lists that end before each, once somebody wanted to know. */
  readonly #segmentsOf = new Int32Array(MOST);
  readonly #prefixes = new Int32Array(MOST);
  #read = -1;
  #length = 0;

  readonly empty = EMPTY;
  readonly order: Order;

  constructor(parts: SegmentParts<Flying>) {
    this.#parts = parts;
    this.order = parts.order;
    this.#lists.key.fill(-1);
    this.#lists.find();
  }

  get octets(): number {
    return this.#lists.octets + this.#insertions.octets + this.#choices.octets + this.#segments.octets + this.#names.octets;
  }

  id(flying: Flying): number {
    const id = this.#segments.id(flying);
    if (id === this.#name.length) {
      this.#name.push(this.#names.id(this.#parts.name(flying)));
      this.#to.push(this.#parts.to(flying));
      this.#life.push(this.#parts.life(flying));
      this.#rank.push(this.#rankOf(id));
    }
    return id;
  }
  #rankOf(segment: number): number {
    return this.order === "bag" ? segment : this.order === "sent" || this.to(segment) === "A" ? 0 : 1;
  }
  segment(id: number): Flying {
    return this.#segments.value(id);
  }

  /** The end that it goes to. */
  to(segment: number): Side {
    return this.#to[segment] ?? "A";
  }
  nameOf(segment: number): string {
    return this.#parts.name(this.segment(segment));
  }

  length(list: number): number {
    return this.#lists.get(list, LENGTH);
  }

  /** @returns how many of its segments an action can name: of equal names the first. What is asked below is asked of this list. */
  open(list: number): number {
    this.#list = list;
    const from = this.#lists.get(list, FROM);
    this.#from = from === 0 ? this.#look(list) : from - 1;
    return this.#lists.get(list, CHOICES);
  }
  place(choice: number): number {
    return this.#choices.get(this.#from + choice, PLACE);
  }
  chosen(choice: number): number {
    return this.#choices.get(this.#from + choice, SEGMENT);
  }
  /** The list without the segment. */
  without(choice: number): number {
    const known = this.#choices.get(this.#from + choice, WITHOUT);
    return known === 0 ? this.#choices.remember(this.#from + choice, WITHOUT, this.#shortened(this.place(choice))) : known - 1;
  }
  /** The list with a copy of the segment. */
  doubled(choice: number): number {
    const known = this.#choices.get(this.#from + choice, DOUBLED);
    return known === 0 ? this.#choices.remember(this.#from + choice, DOUBLED, this.with(this.#list, this.#copy(this.chosen(choice)))) : known - 1;
  }
  /** The list with the segment behind all others. */
  delayed(choice: number): number {
    return this.with(this.without(choice), this.chosen(choice));
  }
  /** The list without the segment, and with what is sent in answer. */
  answered(choice: number, sent: readonly number[]): number {
    const [only] = sent;
    if (only === undefined || sent.length > 1) return this.withAll(this.without(choice), sent);
    const known = this.#choices.answered(this.#from + choice, only);
    if (known >= 0) return known;
    const list = this.with(this.without(choice), only);
    this.#choices.rememberAnswer(this.#from + choice, only, list);
    return list;
  }

  /** ms until the first of the list is gone; Infinity when there is none. */
  get life(): number {
    this.#readAll();
    let least = Infinity;
    for (let i = 0; i < this.#length; i++) least = Math.min(least, this.#life[this.#segmentsOf[i] ?? 0] ?? Infinity);
    return least;
  }

  with(list: number, segment: number): number {
    return list === EMPTY || (this.#rank[this.#lists.keyOf(list, LAST)] ?? 0) <= (this.#rank[segment] ?? 0) ? this.#append(list, segment) : this.#inserted(list, segment);
  }

  withAll(list: number, segments: readonly number[]): number {
    let more = list;
    for (let i = 0; i < segments.length; i++) more = this.with(more, segments[i] ?? 0);
    return more;
  }

  /** The list seen in a mirror: what is on its way to A is on its way to B. */
  mirror(list: number, mirrored: Mirrored): number {
    if (list === EMPTY) return EMPTY;
    const last = this.#lists.keyOf(list, LAST);
    return this.with(this.mirror(this.#lists.keyOf(list, PREFIX), mirrored), (this.#images[last] ??= this.id(mirrored(this.segment(last)))));
  }

  /** The list after `ms`. */
  aged(ms: number): number {
    this.#readAll();
    let known = this.#aged.get(ms);
    if (known === undefined) this.#aged.set(ms, (known = []));
    let list = EMPTY;
    for (let i = 0; i < this.#length; i++) {
      const segment = this.#segmentsOf[i] ?? 0;
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

  /** The segment takes its place between others. */
  #inserted(list: number, segment: number): number {
    const { key, size } = this.#insertions;
    key[PREFIX] = list;
    key[LAST] = segment;
    const at = this.#insertions.find();
    if (at === size) this.#insertions.set(at, INSERTED, this.#append(this.with(this.#lists.keyOf(list, PREFIX), segment), this.#lists.keyOf(list, LAST)));
    return this.#insertions.get(at, INSERTED);
  }

  /** Notes the segments that an action can name. @returns where. */
  #look(list: number): number {
    this.#readAll();
    const from = this.#choices.size;
    for (let place = 0; place < this.#length; place++) if (this.#isFirst(place)) this.#choices.add(place, this.#segmentsOf[place] ?? 0);
    this.#lists.set(list, CHOICES, this.#choices.size - from);
    this.#lists.set(list, FROM, from + 1);
    return from;
  }

  #isFirst(place: number): boolean {
    const name = this.#name[this.#segmentsOf[place] ?? 0];
    for (let i = 0; i < place; i++) if (this.#name[this.#segmentsOf[i] ?? 0] === name) return false;
    return true;
  }

  #readAll(): void {
    if (this.#read === this.#list) return;
    this.#read = this.#list;
    this.#length = this.length(this.#list);
    let at = this.#list;
    for (let i = this.#length - 1; i >= 0; i--) {
      this.#segmentsOf[i] = this.#lists.keyOf(at, LAST);
      at = this.#lists.keyOf(at, PREFIX);
      this.#prefixes[i] = at;
    }
  }

  #shortened(place: number): number {
    this.#readAll();
    let list = this.#prefixes[place] ?? 0;
    for (let i = place + 1; i < this.#length; i++) list = this.#append(list, this.#segmentsOf[i] ?? 0);
    return list;
  }

  #copy(segment: number): number {
    return (this.#copied[segment] ??= this.id(this.#parts.copied(this.segment(segment))));
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
