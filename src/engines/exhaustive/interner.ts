/** Hash-consing: every distinct value gets a small integer once; equal values get the same one. */
import { areNumbers, canonical } from "./canonical.ts";
import { equal } from "./equal.ts";

/** Octets of one value besides its text: its places in a list and in maps, and the headers of its objects. */
const OCTETS_EACH = 200;
/** Octets of a value, its texts included, for each character of its text: measured on worlds and ends. */
const OCTETS_PER_CHARACTER = 6;

export class Interner<T> {
  #octets = 0;
  readonly #values: T[] = [];
  readonly #byText = new Map<string, number>();
  /** JSON is quick to write but not exact: what it finds is compared in full. */
  readonly #byJson = new Map<string, number>();
  /** Objects seen before need no second look. */
  readonly #byIdentity: WeakMap<object, number> | undefined;

  /** @param fresh whether nearly every value comes as an object of its own, so that remembering objects does not pay. */
  constructor(fresh = false) {
    this.#byIdentity = fresh ? undefined : new WeakMap<object, number>();
  }

  id(value: T): number {
    if (typeof value !== "object" || value === null || this.#byIdentity === undefined) return this.#byContent(value);
    const known = this.#byIdentity.get(value);
    if (known !== undefined) return known;
    const id = this.#byContent(value);
    this.#byIdentity.set(value, id);
    return id;
  }

  /** @throws when no value has that number. */
  value(id: number): T {
    if (id < 0 || id >= this.#values.length) throw new Error(`no value has the number ${id}`);
    // Bounds are checked above; T itself may include undefined.
    return this.#values[id] as T;
  }

  get size(): number {
    return this.#values.length;
  }

  /** Octets of all values, estimated from their texts. */
  get octets(): number {
    return this.#octets;
  }

  #byContent(value: T): number {
    if (areNumbers(value)) return this.#byExactText(value, canonical(value));
    const json = JSON.stringify(value) ?? "undefined";
    const likely = this.#byJson.get(json);
    if (likely !== undefined && equal(this.#values[likely], value)) return likely;
    const id = this.#byExactText(value, canonical(value));
    if (likely === undefined) this.#byJson.set(json, id);
    return id;
  }

  #byExactText(value: T, text: string): number {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const id = this.#values.length;
    this.#values.push(value);
    this.#byText.set(text, id);
    this.#octets += OCTETS_EACH + text.length * OCTETS_PER_CHARACTER;
    return id;
  }
}
