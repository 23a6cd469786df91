/**
 * Two ends and a network (parts.ts), packed. A state is two numbers: its network, and its core, which is all the rest: the seats of
 * both ends, what is spent, and what properties of the whole remember. A successor is put together from what is remembered of its parts.
 */
import type { Found, Space, State } from "../space.ts";
import type { Tally } from "../tally.ts";
import { calls, delays, delivers, drops, duplicates, passes, SETTLES, type Actions } from "./actions.ts";
import { Cores } from "./cores.ts";
import { Judging } from "./judging.ts";
import { call, delivery, type LocalSteps, type Row, type SeatStep } from "./local-steps.ts";
import { Mirror } from "./mirror.ts";
import type { Networks } from "./networks.ts";
import { weigh, type Packing, type Weighed } from "./packing.ts";
import type { Parts } from "./parts.ts";
import { Purse } from "./purse.ts";
import type { Transition, WholeJudge } from "./transition.ts";

export class PackedSpace<End, Flying, Detail, Action> implements Space {
  readonly tally: Tally;
  readonly #packing: Packing<End, Flying, Detail, Action>;
  readonly #parts: Parts<End, Flying, Detail, Action>;
  readonly #networks: Networks<Flying>;
  readonly #local: LocalSteps<End, Flying, Detail, Action>;
  readonly #judging: Judging<Detail>;
  readonly #purse: Purse;
  readonly #actions: Actions<Flying, Action>;
  readonly cores: Cores;
  readonly #mirror: Mirror<End, Flying, Detail, Action> | undefined;
  /** Of all states whose steps have been taken. */
  readonly weighed: Weighed = { states: 0, transitions: 0, cut: 0 };

  // The state that is being expanded, and the step in the making.
  #core = 0;
  #network = 0;
  readonly #now: Int32Array;
  #rowA: Row;
  #rowB: Row;
  #spent = 0;
  #length = 0;
  #found: Found = () => {};
  #steps = 0;
  #cut = 0;
  #leads = false;

  constructor(packing: Packing<End, Flying, Detail, Action>) {
    this.#packing = packing;
    const { parts, networks, actions, local, tally, whole } = packing;
    this.#parts = parts;
    this.#networks = networks;
    this.#local = local;
    this.#judging = new Judging(tally, whole);
    this.tally = tally;
    this.#purse = new Purse(parts.most);
    this.#actions = actions;
    this.cores = new Cores(local, this.#purse.combinations > 1, whole?.start.length ?? 0);
    this.#now = new Int32Array(this.cores.width);
    this.#mirror = packing.mirrored && whole && new Mirror({ ...packing.mirrored, networks, local, whole }, this.cores, this.#purse);
    const start = this.#start();
    this.#rowA = this.cores.rowA(start);
    this.#rowB = this.cores.rowB(start);
  }

  get octets(): number {
    return this.#networks.octets + this.#local.octets + this.cores.octets + (this.#judging.whole?.octets ?? 0) + (this.#mirror?.octets ?? 0);
  }

  action(number: number): Action {
    return this.#actions.value(number);
  }
  /** The actions of these numbers, one after the other. */
  run(numbers: readonly number[]): readonly Action[] {
    const value = (number: number): Action => this.action(number);
    return this.#mirror?.actions(numbers, value) ?? numbers.map(value);
  }

  start(found: Found): void {
    const { start } = this.#parts;
    const network = this.#networks.withAll(this.#networks.empty, start.network.map((one) => this.#networks.id(one)));
    found(this.#start(), network, 0);
  }

  /** The first core. */
  #start(): number {
    const { A, B } = this.#parts.start;
    this.cores.key.set(this.#judging.whole?.start ?? [], this.cores.memories);
    return this.cores.find(this.#local.newSeat(A), this.#local.newSeat(B), 0);
  }

  expand({ row: core, column: network, index }: State, found: Found): number {
    const networks = this.#networks;
    const cores = this.cores;
    this.#core = core;
    this.#network = network;
    this.#spent = cores.spent(core);
    this.#found = found;
    this.#steps = 0;
    this.#cut = 0;
    this.tally.weight = this.#mirror?.weight(core, network) ?? 1;
    this.#leads = false;
    this.#rowA = cores.rowA(core);
    this.#rowB = cores.rowB(core);
    cores.readMemories(core, this.#now);
    this.#judging.begin(index, this.#rowA.end, this.#rowB.end, network);
    this.#length = networks.length(network);
    const choices = networks.open(network);
    const { time: passing, settle } = this.#parts;
    for (let choice = 0; choice < choices; choice++) this.#deliver(choice);
    this.#callAll(this.#rowA.calls, this.#rowB.calls);
    if (passing !== undefined) this.#elapse(passing.cost);
    for (let choice = 0; choice < choices; choice++) this.#disturb(choice);
    if (settle !== undefined) this.#settle();
    if (!this.#leads) this.#tellEnd();
    weigh(this.weighed, this.tally.weight, this.#steps, this.#cut);
    return this.#cut;
  }

  #deliver(choice: number): void {
    const networks = this.#networks;
    const segment = networks.chosen(choice);
    const toA = networks.to(segment) === "A";
    const taken = this.#local.take(toA ? this.#rowA : this.#rowB, delivery(segment));
    if (taken === undefined || this.#isBeyond(this.#length - 1 + taken.sent.length)) return;
    this.#judging.about(segment, networks.place(choice));
    this.#move(delivers(segment), toA ? taken : undefined, toA ? undefined : taken, networks.answered(choice, taken.sent), undefined);
  }

  /** The calls of both ends, in the order of their places. */
  #callAll(ofA: readonly number[], ofB: readonly number[]): void {
    let a = 0;
    let b = 0;
    while (a < ofA.length || b < ofB.length) {
      const isA = b === ofB.length || (a < ofA.length && (ofA[a] ?? 0) < (ofB[b] ?? 0));
      if (isA) this.#call(ofA[a++] ?? 0, true);
      else this.#call(ofB[b++] ?? 0, false);
    }
  }

  #call(place: number, isA: boolean): void {
    const cost = this.#parts.calls[place]?.cost;
    if (!this.#purse.affords(this.#spent, cost)) return;
    const taken = this.#local.take(isA ? this.#rowA : this.#rowB, call(place));
    if (taken === undefined || this.#isBeyond(this.#length + taken.sent.length)) return;
    this.#judging.about(taken.local.moved ?? -1);
    this.#move(calls(place), isA ? taken : undefined, isA ? undefined : taken, this.#networks.withAll(this.#network, taken.sent), cost);
  }

  #elapse(price: number | undefined): void {
    const local = this.#local;
    const networks = this.#networks;
    const cost = this.#length === 0 ? undefined : price;
    const a = local.facts(this.#rowA.seat);
    const b = local.facts(this.#rowB.seat);
    const ms = Math.min(a.deadline, b.deadline, networks.life);
    if (!Number.isFinite(ms) || ms <= 0 || !this.#purse.affords(this.#spent, cost)) return;
    const span = local.time(ms);
    const [stepA, stepB] = local.pass(this.#rowA, this.#rowB, span);
    let network = networks.aged(ms);
    if (stepA !== undefined) network = networks.withAll(network, stepA.sent);
    if (stepB !== undefined) network = networks.withAll(network, stepB.sent);
    if (this.#isBeyond(networks.length(network))) return;
    this.#judging.about();
    this.#judging.step.elapsed = ms;
    this.#move(passes(span), stepA, stepB, network, cost);
  }

  /** What a network does to a segment: loses it, doubles it, lets all others overtake it. */
  #disturb(choice: number): void {
    const networks = this.#networks;
    const segment = networks.chosen(choice);
    const { drop, duplicate, delay } = this.#parts;
    this.#judging.about(segment, networks.place(choice));
    if (drop !== undefined && this.#purse.affords(this.#spent, drop.cost)) {
      this.#move(drops(segment), undefined, undefined, networks.without(choice), drop.cost);
    }
    // What nothing can overtake is not delayed.
    if (delay !== undefined && networks.place(choice) < this.#length - 1 && this.#purse.affords(this.#spent, delay.cost)) {
      this.#move(delays(segment), undefined, undefined, networks.delayed(choice), delay.cost);
    }
    if (duplicate !== undefined && this.#purse.affords(this.#spent, duplicate.cost)) {
      if (this.#isBeyond(this.#length + 1)) return;
      this.#move(duplicates(segment), undefined, undefined, networks.doubled(choice), duplicate.cost);
    }
  }

  #settle(): void {
    if (this.#length > 0 || !this.#local.facts(this.#rowA.seat).atRest || !this.#local.facts(this.#rowB.seat).atRest) return;
    this.#judging.about();
    this.#judging.step.settled = true;
    this.#move(SETTLES, undefined, undefined, this.#network, undefined);
  }

  /** Where nobody judges steps, those that are cut off are only counted. */
  #isBeyond(length: number): boolean {
    if (this.#judging.whole !== undefined || length <= this.#parts.inFlight) return false;
    this.#cut++;
    this.#leads = true;
    return true;
  }

  /** Judges a step and hands over where it leads. */
  #move(event: number, a: SeatStep<Detail> | undefined, b: SeatStep<Detail> | undefined, network: number, cost: number | undefined): void {
    const judging = this.#judging;
    const { whole } = judging;
    judging.ends(event, a, b);
    const core = whole === undefined ? this.#nextCore(event, a, b, cost) : this.#judged(whole, judging.made(event, a, b, network), a, b, cost);
    if (whole !== undefined && this.#networks.length(network) > this.#parts.inFlight) {
      this.#cut++;
      this.#leads = true;
      return;
    }
    this.#leads ||= network !== this.#network || cost !== undefined || judging.changes(a, b);
    this.#steps++;
    if (this.#mirror === undefined) return this.#found(core, network, event);
    const { core: row, network: column, action } = this.#mirror.choose(core, network, event);
    this.#found(row, column, action);
  }

  #nextCore(event: number, a: SeatStep<Detail> | undefined, b: SeatStep<Detail> | undefined, cost: number | undefined): number {
    if (a === undefined && b === undefined && cost === undefined) return this.#core;
    const known = this.cores.next(this.#core, event);
    if (known >= 0) return known;
    const next = this.#find(a, b, cost);
    this.cores.setNext(this.#core, event, next);
    return next;
  }

  #judged(whole: WholeJudge<Detail>, step: Transition<Detail>, a: SeatStep<Detail> | undefined, b: SeatStep<Detail> | undefined, cost: number | undefined): number {
    whole.judge(step, this.#now, this.cores.key, this.cores.memories);
    return this.#find(a, b, cost);
  }

  /** The core of which the memories have been written. */
  #find(a: SeatStep<Detail> | undefined, b: SeatStep<Detail> | undefined, cost: number | undefined): number {
    return this.cores.find(a === undefined ? this.#rowA.seat : a.seat, b === undefined ? this.#rowB.seat : b.seat, this.#purse.pay(this.#spent, cost));
  }

  #tellEnd(): void {
    const { ended } = this.#packing;
    if (ended === undefined) return;
    const { beforeA, beforeB, before } = this.#judging.step;
    ended(this.#local.end(beforeA), this.#local.end(beforeB), this.#networks.objects(before), this.tally.weight);
  }
}
