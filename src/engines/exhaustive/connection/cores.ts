/** Cores: all of a state but its network. The seats of both ends, what is spent, and what properties of the whole remember, as a number. */
import type { Side } from "../../../model/world-types.ts";
import { longer, Records } from "../records.ts";
import type { LocalSteps, Row } from "./local-steps.ts";

// The words of a core. Where nothing can be spent, nothing is noted.
const [A, B, SPENT] = [0, 1, 2] as const;
const NO_EVENTS = new Int32Array(0);
/** Of a core: where the rows of both ends are. */
const OCTETS_OF_ROWS = 16;

type Rows = Pick<LocalSteps<unknown, unknown, unknown, unknown>, "facts" | "row">;

export class Cores {
  /** The first word of the memories. */
  readonly memories: number;
  /** The core that `find` looks for. */
  readonly key: Int32Array;
  readonly #local: Rows;
  readonly #width: number;
  readonly #records: Records;
  readonly #rowsA: Row[] = [];
  readonly #rowsB: Row[] = [];
  /** By core and event: a core as a number + 1. */
  readonly #next: Int32Array<ArrayBuffer>[] = [];

  constructor(local: Rows, spends: boolean, memories: number) {
    this.#local = local;
    this.memories = spends ? SPENT + 1 : SPENT;
    this.#width = this.memories + memories;
    this.#records = new Records(this.#width, 0);
    this.key = this.#records.key;
  }

  get octets(): number {
    return this.#records.octets + this.#rowsA.length * OCTETS_OF_ROWS;
  }

  /** The number of the core in `key`, its memories having been written there. */
  find(seatA: number, seatB: number, spent: number): number {
    this.key[A] = seatA;
    this.key[B] = seatB;
    if (this.memories > SPENT) this.key[SPENT] = spent;
    return this.#records.find();
  }

  seats(core: number): readonly [number, number] {
    return [this.#records.keyOf(core, A), this.#records.keyOf(core, B)];
  }
  spent(core: number): number {
    return this.memories > SPENT ? this.#records.keyOf(core, SPENT) : 0;
  }
  /** Copies the memories of a core, each to the place that it has in a core. */
  readMemories(core: number, into: Int32Array): void {
    for (let word = this.memories; word < this.#width; word++) into[word] = this.#records.keyOf(core, word);
  }
  get width(): number {
    return this.#width;
  }

  /** What each end may do, the other showing what it shows. */
  rowA(core: number): Row {
    return (this.#rowsA[core] ??= this.#row("A", core, A, B));
  }
  rowB(core: number): Row {
    return (this.#rowsB[core] ??= this.#row("B", core, B, A));
  }

  /** Where nobody judges wholes, a core and an event decide the next core. @returns −1 while that is not known. */
  next(core: number, event: number): number {
    const known = this.#next[core] ?? NO_EVENTS;
    return event < known.length ? (known[event] ?? 0) - 1 : -1;
  }
  setNext(core: number, event: number, next: number): void {
    let known = this.#next[core] ?? NO_EVENTS;
    if (event >= known.length) this.#next[core] = known = longer(known, 2 ** Math.ceil(Math.log2(event + 1)));
    known[event] = next + 1;
  }

  #row(side: Side, core: number, mine: number, others: number): Row {
    const { shown } = this.#local.facts(this.#records.keyOf(core, others));
    return this.#local.row(side, this.#records.keyOf(core, mine), shown);
  }
}
