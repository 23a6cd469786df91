/**
 * Hash-consing: every distinct value gets a small integer once; equal values get the same one. For plain, immutable data only.
 *
 * A value is known by its fields, and a field that is an object by its own number in turn: where a step of the model leaves
 * most of a world as it was, most of it is known by identity, and only what is new is looked at.
 */

/** Octets of a value and of each object in it, besides its text: its places in maps and the headers of its objects. */
const OCTETS_EACH = 300;
/** Octets of a value for each character of what it is known by: measured on worlds, where the estimate is rather high than low. */
const OCTETS_PER_CHARACTER = 12;

/** The fields of an object in the order in which they were written. */
interface Shape {
  readonly number: number;
  /** The same fields, sorted: objects whose fields were written in another order are equal. */
  readonly sorted: readonly string[];
}

export class Interner<T> {
  #octets = 0;
  readonly #values: T[] = [];
  /** By what a value is known: the number of the value. */
  readonly #ids = new Map<string, number>();
  /** By its shape and what its fields are known by: the number of an object anywhere in a value. */
  readonly #objects = new Map<string, string>();
  /** Those objects themselves; only such as values hold on to anyway. */
  readonly #known = new Map<object, string>();
  readonly #shapes = new Map<string, Shape>();
  readonly #sorted = new Map<string, number>();

  id(value: T): number {
    const name = this.#name(value);
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#values.length;
    this.#values.push(value);
    this.#ids.set(name, id);
    this.#octets += OCTETS_EACH;
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

  /** Octets of all values, estimated from what they are known by. */
  get octets(): number {
    return this.#octets;
  }

  /**
   * What two values share exactly when they are equal.
   * @throws for what is not plain data, since two of those cannot be told apart or alike by looking.
   */
  #name(value: unknown): string {
    switch (typeof value) {
      case "object":
        return value === null ? "null" : (this.#known.get(value) ?? this.#nameOf(value));
      case "string":
        // Its length before it, so that no text ends early.
        return `${value.length}"${value}`;
      case "number":
      case "boolean":
      case "undefined":
        return String(value);
      default:
        throw new Error(`a ${typeof value} cannot be part of a state`);
    }
  }

  #nameOf(value: object): string {
    const text = Array.isArray(value) ? this.#ofList(value) : this.#ofRecord(value);
    const known = this.#objects.get(text);
    if (known !== undefined) return known;
    const name = `#${this.#objects.size}`;
    this.#objects.set(text, name);
    this.#octets += OCTETS_EACH + text.length * OCTETS_PER_CHARACTER;
    this.#known.set(value, name);
    // Its parts are held on to by it, even those that only equal a part seen before.
    for (const part of Object.values(value)) if (typeof part === "object" && part !== null && !this.#known.has(part)) this.#known.set(part, this.#nameOf(part));
    return name;
  }

  #ofList(list: readonly unknown[]): string {
    let text = "[";
    for (const one of list) text += `${this.#name(one)},`;
    return text;
  }

  #ofRecord(value: object): string {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw new Error("only plain objects and arrays can be part of a state");
    const { number, sorted } = this.#shape(Object.keys(value));
    let text = `${number}:`;
    for (const key of sorted) text += `${this.#name((value as Readonly<Record<string, unknown>>)[key])},`;
    return text;
  }

  #shape(keys: readonly string[]): Shape {
    const written = keys.join();
    const known = this.#shapes.get(written);
    if (known !== undefined) return known;
    if (keys.some((key) => key.includes(","))) throw new Error(`no field of a state has a comma in its name: ${written}`);
    const sorted = keys.toSorted();
    const text = sorted.join();
    const number = this.#sorted.get(text) ?? this.#sorted.size;
    this.#sorted.set(text, number);
    const shape = { number, sorted };
    this.#shapes.set(written, shape);
    return shape;
  }
}
