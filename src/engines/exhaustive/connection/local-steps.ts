/**
 * What happens at one end, once for each distinct end and event; and what the properties of ends say of it, once for each distinct
 * memory. An end with the memories of its properties is one number here: a seat.
 */
import type { Side } from "../../../model/world-types.ts";
import type { Mirrored } from "../../instances/mirrored.ts";
import { Interner } from "../interner.ts";
import { longer, Records } from "../records.ts";
import type { Bench, Breach, Judged } from "../bench.ts";
import type { Networks } from "./networks.ts";
import type { Local, LocalEvent, Parts } from "./parts.ts";

export interface LocalStep<Detail> {
  readonly number: number;
  /** The end after it, as a number. */
  readonly end: number;
  readonly detail: Detail | undefined;
  /** Segments, as numbers of the networks. */
  readonly sent: readonly number[];
  /** A segment from outside, as a number of the networks. */
  readonly moved: number | undefined;
}

/** A local step and what the properties of the end say of it. */
export interface SeatStep<Detail> {
  readonly local: LocalStep<Detail>;
  /** What the local step sends. */
  readonly sent: readonly number[];
  /** The seat after it. */
  readonly seat: number;
  readonly exercised: number;
  readonly broken: readonly Breach[];
  /** How often the search took it. */
  taken: number;
}

/** What an end at a seat may do, the other showing what it shows: steps by event. */
export interface Row {
  readonly side: Side;
  readonly seat: number;
  readonly end: number;
  readonly shown: number;
  /** The places of the calls that are possible, in order. */
  readonly calls: number[];
  /** The number of each step, + 1; 0 where nobody has asked. */
  steps: Int32Array;
}

interface EndFacts {
  readonly deadline: number;
  readonly atRest: boolean;
  readonly ages: boolean;
  /** What it shows, as a number. */
  readonly shown: number;
}

/** An event at an end, as a number: the kinds are interleaved. */
const KINDS = 3;
export const delivery = (segment: number): number => segment * KINDS;
export const call = (place: number): number => place * KINDS + 1;
export const time = (number: number): number => number * KINDS + 2;

const [ACTOR, EVENT, SHOWN] = [0, 1, 2] as const;
const STEP = 0;
const [END, MEMORIES] = [0, 1] as const;
/** The number of a step that is not possible. */
const IMPOSSIBLE = 0;

export class LocalSteps<End, Flying, Detail, Action> {
  readonly #parts: Parts<End, Flying, Detail, Action>;
  readonly #networks: Networks<Flying>;
  readonly #bench: Bench<Detail>;
  readonly #ends = new Interner<End>();
  readonly #facts: EndFacts[] = [];
  readonly #shown = new Interner<unknown>();
  readonly #times = new Interner<number>();
  readonly #seats = new Records(2, 0);
  /** By seat: its image in a mirror. */
  readonly #images: number[] = [];
  readonly #rowsA: Row[][] = [];
  readonly #rowsB: Row[][] = [];
  #rowOctets = 0;
  readonly #byEnd = new Records(3, 1);
  readonly #seatSteps: (SeatStep<Detail> | undefined)[] = [undefined];
  readonly #localSteps: (LocalStep<Detail> | undefined)[] = [undefined];

  constructor(parts: Parts<End, Flying, Detail, Action>, networks: Networks<Flying>, bench: Bench<Detail>) {
    this.#parts = parts;
    this.#networks = networks;
    this.#bench = bench;
  }

  /** Octets of what is remembered, estimated where it is objects. */
  get octets(): number {
    const tables = this.#seats.octets + this.#rowOctets + this.#byEnd.octets;
    return tables + this.#ends.octets + this.#bench.octets + (this.#seatSteps.length + this.#localSteps.length) * OCTETS_OF_A_STEP;
  }

  /** Every step that was taken, with how often. */
  *taken(): Generator<{ readonly detail: Detail; readonly taken: number }> {
    for (const step of this.#seatSteps) if (step?.local.detail !== undefined) yield { detail: step.local.detail, taken: step.taken };
  }

  /** An end whose properties know nothing yet. */
  newSeat(end: End): number {
    return this.#seat(this.#ends.id(end), this.#bench.start);
  }
  /** The seat in which an end sits that is seen in a mirror. */
  mirror(seat: number, mirrored: Mirrored): number {
    return (this.#images[seat] ??= this.#seat(this.#ends.id(mirrored(this.end(this.endOf(seat)))), this.#bench.mirror(this.#seats.keyOf(seat, MEMORIES), mirrored)));
  }
  endOf(seat: number): number {
    return this.#seats.keyOf(seat, END);
  }
  end(end: number): End {
    return this.#ends.value(end);
  }
  facts(seat: number): EndFacts {
    const end = this.endOf(seat);
    return (this.#facts[end] ??= this.#lookAt(this.end(end)));
  }

  /** What an end at this seat may do, the other showing what it shows. */
  row(side: Side, seat: number, shown: number): Row {
    const rows = side === "A" ? this.#rowsA : this.#rowsB;
    const bySeat = (rows[seat] ??= []);
    return (bySeat[shown] ??= this.#newRow(side, seat, shown));
  }

  #newRow(side: Side, seat: number, shown: number): Row {
    const row: Row = { side, seat, end: this.endOf(seat), shown, calls: [], steps: new Int32Array(0) };
    const { calls } = this.#parts;
    for (let place = 0; place < calls.length; place++) if (calls[place]?.side === side && this.take(row, call(place)) !== undefined) row.calls.push(place);
    return row;
  }

  /** @returns undefined when it is not possible. */
  take(row: Row, event: number): SeatStep<Detail> | undefined {
    const known = event < row.steps.length ? (row.steps[event] ?? 0) : 0;
    if (known !== 0) return this.#seatSteps[known - 1];
    if (event >= row.steps.length) this.#widen(row, event);
    const step = this.#judge(row, this.#localStep(row.side, row.end, row.shown, event));
    row.steps[event] = step + 1;
    return this.#seatSteps[step];
  }

  /** What a span of time does at both ends; undefined at one to which it means nothing. */
  pass(rowA: Row, rowB: Row, span: number): readonly [SeatStep<Detail> | undefined, SeatStep<Detail> | undefined] {
    const [a, b] = [this.facts(rowA.seat), this.facts(rowB.seat)];
    const stepA = a.ages ? this.take(rowA, time(span)) : undefined;
    // What B sends is named after what A shows by then.
    const shown = stepA === undefined ? a.shown : this.facts(stepA.seat).shown;
    return [stepA, b.ages ? this.take(shown === rowB.shown ? rowB : this.row("B", rowB.seat, shown), time(span)) : undefined];
  }

  #widen(row: Row, event: number): void {
    const length = Math.max(8, 2 ** Math.ceil(Math.log2(event + 1)));
    this.#rowOctets += (length - row.steps.length) * Int32Array.BYTES_PER_ELEMENT;
    row.steps = longer(row.steps, length);
  }

  #seat(end: number, memories: number): number {
    this.#seats.key[END] = end;
    this.#seats.key[MEMORIES] = memories;
    return this.#seats.find();
  }

  #judge({ side, seat }: Row, local: LocalStep<Detail> | undefined): number {
    if (local === undefined) return IMPOSSIBLE;
    const judged = this.#verdict(side, this.#seats.keyOf(seat, MEMORIES), local);
    return this.#seatSteps.push({ local, sent: local.sent, ...judged, seat: this.#seat(local.end, judged.next), taken: 0 }) - 1;
  }

  #verdict(side: Side, memories: number, { detail }: LocalStep<Detail>): Judged {
    if (detail === undefined) return { next: this.#bench.start, exercised: 0, broken: [] };
    const { next, exercised, broken } = this.#bench.judge(memories, detail);
    const told = broken.map(({ property, judgement: { because, blame } }) => ({
      property, judgement: { ok: false as const, because: `${side}: ${because}`, blame: blame.map((path) => `${side}.${path}`) },
    }));
    return { next, exercised, broken: told };
  }

  #localStep(side: Side, end: number, shown: number, event: number): LocalStep<Detail> | undefined {
    const { key, size } = this.#byEnd;
    key[ACTOR] = side === "A" ? end : -1 - end;
    key[EVENT] = event;
    key[SHOWN] = shown;
    const at = this.#byEnd.find();
    if (at === size) this.#byEnd.set(at, STEP, this.#note(this.#parts.local(side, this.end(end), this.#shown.value(shown), this.#event(event))));
    return this.#localSteps[this.#byEnd.get(at, STEP)];
  }

  #event(event: number): LocalEvent<Flying> {
    const value = Math.floor(event / KINDS);
    switch (event % KINDS) {
      case 0:
        return { kind: "delivery", arrived: this.#networks.segment(value) };
      case 1:
        return { kind: "call", place: value };
      default:
        return { kind: "time", ms: this.#times.value(value) };
    }
  }

  /** A span of time as a number. */
  time(ms: number): number {
    return this.#times.id(ms);
  }

  #note(local: Local<End, Flying, Detail> | undefined): number {
    if (local === undefined) return IMPOSSIBLE;
    const { end, sent, detail, moved } = local;
    const number = this.#localSteps.length;
    this.#localSteps.push({
      number, end: this.#ends.id(end), detail,
      sent: sent.map((one) => this.#networks.id(one)),
      moved: moved === undefined ? undefined : this.#networks.id(moved),
    });
    return number;
  }

  #lookAt(end: End): EndFacts {
    const { deadline, atRest, ages, shown } = this.#parts;
    return { deadline: deadline(end), atRest: atRest(end), ages: ages(end), shown: this.#shown.id(shown(end)) };
  }
}

/** Of its objects, estimated. */
const OCTETS_OF_A_STEP = 400;
