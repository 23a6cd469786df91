/** Judging each end by the properties of endpoints, once for each distinct step and memory. */
import type { EndpointStep, Side } from "../../../model/world-types.ts";
import type { Property } from "../../../properties/property.ts";
import { Bench, type Judged } from "../bench.ts";
import type { Tally } from "../tally.ts";

/** More lists of memories than a search will see. */
const MEMORIES = 2 ** 26;

export class EndJudge {
  /** The memories before the first step, and after a reboot. */
  readonly start: number;
  readonly #bench: Bench<EndpointStep>;
  readonly #known = new Map<number, Judged>();
  readonly #tally: Tally;
  /** The place of the first property in the tally. */
  readonly #first: number;
  #state = 0;
  #action = 0;
  /** What the ends of this step had to do with. */
  #seen: Judged | undefined;
  #alsoSeen: Judged | undefined;

  constructor(properties: readonly Property<EndpointStep>[], tally: Tally, first: number) {
    this.#bench = new Bench(properties);
    this.#tally = tally;
    this.#first = first;
    this.start = this.#bench.start;
  }

  /** A step begins: a property that has something to say of both its ends has said it once. */
  begin(state: number, action: number): void {
    this.#state = state;
    this.#action = action;
    this.#seen = undefined;
    this.#alsoSeen = undefined;
  }

  /** @returns the number of the memories of that end after the step. */
  judge(memories: number, side: Side, number: number, step: EndpointStep): number {
    const key = number * MEMORIES + memories;
    let judged = this.#known.get(key);
    if (judged === undefined) this.#known.set(key, (judged = this.#bench.judge(memories, step)));
    for (const { property, judgement } of judged.broken) {
      const { because, blame } = judgement;
      this.#tally.breach(this.#first + property, this.#state, this.#action, { ok: false, because: `${side}: ${because}`, blame: blame.map((path) => `${side}.${path}`) });
    }
    if (this.#seen === undefined) this.#seen = judged;
    else this.#alsoSeen = judged;
    return judged.next;
  }

  end(): void {
    for (const property of this.#seen?.exercised ?? []) this.#tally.exercise(this.#first + property, this.#state, this.#action);
    for (const property of this.#alsoSeen?.exercised ?? []) {
      if (this.#seen?.exercised.includes(property) !== true) this.#tally.exercise(this.#first + property, this.#state, this.#action);
    }
  }
}
