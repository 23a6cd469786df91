/** Which labelled octet each octet on the wire is: labels do not travel, so they are told by their sequence numbers. */
import { octet, type Octet } from "../model/octet.ts";
import { add, type Seq } from "../model/seq.ts";
import { textOf } from "../wire/text-octets.ts";

/** An octet that stands where none of its kind was written or sent. */
const FOREIGN: Octet = octet("X", 1, 0);
const letter = (label: Octet): number => textOf([label])[0] ?? 0;

/** One direction of a connection. */
export class Stream {
  readonly #labels = new Map<Seq, Octet[]>();

  /** The octets that were written, or arrived, from the number `at` on. Those that overlap and differ are all kept. */
  note(at: Seq, labels: readonly Octet[]): void {
    labels.forEach((label, i) => {
      const known = this.#labels.get(add(at, i));
      if (known === undefined) this.#labels.set(add(at, i), [label]);
      else if (!known.includes(label)) known.push(label);
    });
  }
  /** The labels of octets seen from the number `at` on. */
  read(at: Seq, text: Uint8Array): readonly Octet[] {
    return Array.from(text, (value, i) => this.#labels.get(add(at, i))?.find((label) => letter(label) === value) ?? FOREIGN);
  }
  /** The labels from the number `at` up to the first that is not known, or to the number `to`. */
  from(at: Seq, to?: Seq): readonly Octet[] {
    const found: Octet[] = [];
    for (let next = at; next !== to; next = add(next, 1)) {
      const label = this.#labels.get(next)?.[0];
      if (label === undefined) break;
      found.push(label);
    }
    return found;
  }
  clear(): void {
    this.#labels.clear();
  }
}
