/** What is remembered of the segments of a network that an action can name: where each stands, and what the network becomes without it. */
import { longer } from "../records.ts";

/**
 * The place of the segment, itself, as a number + 1 the network without it, and with a copy of it; and the two answers that were
 * last put in its place, as numbers + 1, each with the network that it makes.
 */
export const PLACE = 0;
export const SEGMENT = 1;
export const WITHOUT = 2;
export const DOUBLED = 3;
const [ANSWER, ANSWERED, EARLIER_ANSWER, EARLIER_ANSWERED] = [4, 5, 6, 7] as const;
const CHOICE_SHIFT = 3;
const FIRST_CHOICES = 256;

export class Choices {
  #words = new Int32Array(FIRST_CHOICES << CHOICE_SHIFT);
  #size = 0;

  get octets(): number {
    return this.#words.byteLength;
  }
  get size(): number {
    return this.#size;
  }

  add(place: number, segment: number): void {
    const at = this.#size++ << CHOICE_SHIFT;
    if (at === this.#words.length) this.#words = longer(this.#words, 2 * at);
    this.#words[at + PLACE] = place;
    this.#words[at + SEGMENT] = segment;
  }

  get(choice: number, what: typeof PLACE | typeof SEGMENT | typeof WITHOUT | typeof DOUBLED): number {
    return this.#words[(choice << CHOICE_SHIFT) + what] ?? 0;
  }
  /** @returns the network. */
  remember(choice: number, what: typeof WITHOUT | typeof DOUBLED, network: number): number {
    this.#words[(choice << CHOICE_SHIFT) + what] = network + 1;
    return network;
  }

  /** @returns the network with an answer in its place; −1 when it is not remembered. */
  answered(choice: number, answer: number): number {
    const at = choice << CHOICE_SHIFT;
    const words = this.#words;
    if (words[at + ANSWER] === answer + 1) return words[at + ANSWERED] ?? 0;
    return words[at + EARLIER_ANSWER] === answer + 1 ? (words[at + EARLIER_ANSWERED] ?? 0) : -1;
  }
  rememberAnswer(choice: number, answer: number, network: number): void {
    const at = choice << CHOICE_SHIFT;
    const words = this.#words;
    words[at + EARLIER_ANSWER] = words[at + ANSWER] ?? 0;
    words[at + EARLIER_ANSWERED] = words[at + ANSWERED] ?? 0;
    words[at + ANSWER] = answer + 1;
    words[at + ANSWERED] = network;
  }
}
