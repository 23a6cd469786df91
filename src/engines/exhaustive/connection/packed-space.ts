/**
 * Two ends and a network (parts.ts), packed. A state is a few numbers: the seats of both ends, the network, what is spent, and what
 * properties of the whole remember. A successor is put together from what is remembered of its parts.
 */
import type { Found, Space } from "../space.ts";
import type { Tally } from "../tally.ts";
import { CALL, DELIVER, DROP, DUPLICATE, EVENT_KINDS, TIME, type Actions } from "./actions.ts";
import { call, delivery, time, type LocalSteps, type Row, type SeatStep } from "./local-steps.ts";
import type { Networks } from "./networks.ts";
import type { Parts } from "./parts.ts";
import { Purse } from "./purse.ts";
import type { Transition, WholeJudge } from "./transition.ts";

export interface Packing<End, Flying, Detail, Action> {
  readonly parts: Parts<End, Flying, Detail, Action>;
  readonly networks: Networks<Flying>;
  readonly actions: Actions<Flying, Action>;
  readonly local: LocalSteps<End, Flying, Detail, Action>;
  readonly tally: Tally;
  readonly whole?: WholeJudge<Detail>;
  /** Told of every state that nothing leads out of. */
  readonly ended?: (a: End, b: End, network: readonly Flying[]) => void;
}

const [A, B, NETWORK, SPENT] = [0, 1, 2, 3] as const;

export class PackedSpace<End, Flying, Detail, Action> implements Space {
  readonly width: number;
  readonly tally: Tally;
  readonly #packing: Packing<End, Flying, Detail, Action>;
  readonly #parts: Parts<End, Flying, Detail, Action>;
  readonly #networks: Networks<Flying>;
  readonly #local: LocalSteps<End, Flying, Detail, Action>;
  readonly #whole: WholeJudge<Detail> | undefined;
  readonly #purse: Purse;
  readonly #actions: Actions<Flying, Action>;
  /** The first word of what properties of the whole remember. Where nothing can be spent, nothing is noted. */
  readonly #memories: number;

  // The state that is being expanded, and the step in the making.
  readonly #now: Int32Array;
  readonly #out: Int32Array;
  readonly #step: Transition<Detail> = {
    index: 0, action: 0, event: 0, beforeA: 0, beforeB: 0, afterA: 0, afterB: 0, before: 0, after: 0,
    stepA: undefined, stepB: undefined, moved: -1, at: -1, elapsed: 0, settled: false,
  };
  #seatA = 0;
  #seatB = 0;
  /** What each may do, the other showing what it shows. */
  #rowA: Row;
  #rowB: Row;
  #spent = 0;
  #length = 0;
  #found: Found = () => {};
  #cut = 0;
  #leads = false;

  constructor(packing: Packing<End, Flying, Detail, Action>) {
    this.#packing = packing;
    const { parts, networks, actions, local, tally, whole } = packing;
    this.#parts = parts;
    this.#networks = networks;
    this.#local = local;
    this.#whole = whole;
    this.tally = tally;
    this.#purse = new Purse(parts.most);
    this.#actions = actions;
    this.#memories = this.#purse.combinations === 1 ? SPENT : SPENT + 1;
    this.width = this.#memories + (whole?.start.length ?? 0);
    this.#rowA = local.row("A", local.newSeat(parts.start.A), 0);
    this.#rowB = local.row("B", local.newSeat(parts.start.B), 0);
    this.#now = new Int32Array(this.width);
    this.#out = new Int32Array(this.width);
  }

  get octets(): number {
    return this.#networks.octets + this.#local.octets + (this.#whole?.octets ?? 0);
  }

  action(number: number): Action {
    return this.#actions.value(number);
  }

  start(found: Found): void {
    const { start } = this.#parts;
    const network = this.#networks.withAll(this.#networks.empty, start.network.map((one) => this.#networks.id(one)));
    const words = new Int32Array(this.width);
    words.set([this.#local.newSeat(start.A), this.#local.newSeat(start.B), network]);
    words.set(this.#whole?.start ?? [], this.#memories);
    found(words, 0);
  }

  expand(words: Int32Array, index: number, found: Found): number {
    const now = this.#now;
    const step = this.#step;
    now.set(words);
    this.#seatA = now[A] ?? 0;
    this.#seatB = now[B] ?? 0;
    this.#spent = this.#memories === SPENT ? 0 : (now[SPENT] ?? 0);
    this.#found = found;
    this.#cut = 0;
    this.#leads = false;
    const local = this.#local;
    this.#rowA = local.row("A", this.#seatA, local.facts(this.#seatB).shown);
    this.#rowB = local.row("B", this.#seatB, local.facts(this.#seatA).shown);
    step.index = index;
    step.beforeA = this.#local.endOf(this.#seatA);
    step.beforeB = this.#local.endOf(this.#seatB);
    step.before = now[NETWORK] ?? 0;
    this.#length = this.#networks.read(step.before);
    for (let at = 0; at < this.#length; at++) if (this.#networks.isNamed(at)) this.#deliver(at);
    for (let place = 0; place < this.#parts.calls.length; place++) this.#call(place);
    if (this.#parts.time !== undefined) this.#elapse(this.#parts.time.cost);
    for (let at = 0; at < this.#length; at++) if (this.#networks.isNamed(at)) this.#disturb(at);
    if (this.#parts.settle !== undefined) this.#settle();
    if (!this.#leads) this.#tellEnd();
    return this.#cut;
  }

  #begin(kind: number, value: number, action: number, moved = -1, at = -1): void {
    const step = this.#step;
    step.event = value * EVENT_KINDS + kind;
    step.action = action;
    step.moved = moved;
    step.at = at;
    step.elapsed = 0;
    step.settled = false;
  }

  #deliver(at: number): void {
    const networks = this.#networks;
    const segment = networks.segments[at] ?? 0;
    const side = networks.to(segment);
    const taken = this.#local.take(side === "A" ? this.#rowA : this.#rowB, delivery(segment));
    if (taken === undefined) return;
    this.#begin(DELIVER, segment, this.#actions.named(DELIVER, networks.name(segment)), segment, at);
    const network = networks.withAll(networks.without(at), taken.local.sent);
    this.#move(side === "A" ? taken : undefined, side === "B" ? taken : undefined, network, undefined);
  }

  #call(place: number): void {
    const one = this.#parts.calls[place];
    if (one === undefined || !this.#purse.affords(this.#spent, one.cost)) return;
    const taken = this.#local.take(one.side === "A" ? this.#rowA : this.#rowB, call(place));
    if (taken === undefined) return;
    this.#begin(CALL, place, place, taken.local.moved ?? -1);
    const network = this.#networks.withAll(this.#step.before, taken.local.sent);
    this.#move(one.side === "A" ? taken : undefined, one.side === "B" ? taken : undefined, network, one.cost);
  }

  #elapse(price: number | undefined): void {
    const local = this.#local;
    const cost = this.#length === 0 ? undefined : price;
    const a = local.facts(this.#seatA);
    const b = local.facts(this.#seatB);
    const ms = Math.min(a.deadline, b.deadline, this.#networks.life);
    if (!Number.isFinite(ms) || ms <= 0 || !this.#purse.affords(this.#spent, cost)) return;
    const span = local.time(ms);
    this.#begin(TIME, span, this.#actions.elapse);
    this.#step.elapsed = ms;
    const stepA = a.ages ? local.take(this.#rowA, time(span)) : undefined;
    // What B sends is named after what A shows by then.
    const shown = stepA === undefined ? a.shown : local.facts(stepA.seat).shown;
    const rowB = shown === a.shown ? this.#rowB : local.row("B", this.#seatB, shown);
    const stepB = b.ages ? local.take(rowB, time(span)) : undefined;
    let network = this.#networks.aged(ms);
    if (stepA !== undefined) network = this.#networks.withAll(network, stepA.local.sent);
    if (stepB !== undefined) network = this.#networks.withAll(network, stepB.local.sent);
    this.#move(stepA, stepB, network, cost);
  }

  /** What a network does to a segment: loses it, doubles it. */
  #disturb(at: number): void {
    const networks = this.#networks;
    const segment = networks.segments[at] ?? 0;
    const { drop, duplicate } = this.#parts;
    if (drop !== undefined && this.#purse.affords(this.#spent, drop.cost)) {
      this.#begin(DROP, segment, this.#actions.named(DROP, networks.name(segment)), segment, at);
      this.#move(undefined, undefined, networks.without(at), drop.cost);
    }
    if (duplicate !== undefined && this.#purse.affords(this.#spent, duplicate.cost)) {
      if (this.#isBeyond(this.#length + 1)) return;
      this.#begin(DUPLICATE, segment, this.#actions.named(DUPLICATE, networks.name(segment)), segment, at);
      this.#move(undefined, undefined, networks.doubled(at), duplicate.cost);
    }
  }

  /** Where nobody judges steps, those that are cut off are only counted. */
  #isBeyond(length: number): boolean {
    if (this.#whole !== undefined || length <= this.#parts.inFlight) return false;
    this.#cut++;
    this.#leads = true;
    return true;
  }

  #settle(): void {
    if (this.#length > 0 || !this.#local.facts(this.#seatA).atRest || !this.#local.facts(this.#seatB).atRest) return;
    this.#begin(CALL, this.#parts.calls.length, this.#actions.settle);
    this.#step.settled = true;
    this.#move(undefined, undefined, this.#step.before, undefined);
  }

  /** Judges a step and hands over where it leads. */
  #move(a: SeatStep<Detail> | undefined, b: SeatStep<Detail> | undefined, network: number, cost: number | undefined): void {
    const out = this.#out;
    const now = this.#now;
    const step = this.#step;
    out[A] = a === undefined ? this.#seatA : a.seat;
    out[B] = b === undefined ? this.#seatB : b.seat;
    out[NETWORK] = network;
    if (this.#memories > SPENT) out[SPENT] = this.#purse.pay(this.#spent, cost);
    if (a !== undefined) this.#note(a);
    if (b !== undefined) this.#note(b);
    if (a !== undefined || b !== undefined) this.#exercise(a === undefined ? 0 : a.exercised, b === undefined ? 0 : b.exercised);
    step.afterA = a === undefined ? step.beforeA : a.local.end;
    step.afterB = b === undefined ? step.beforeB : b.local.end;
    step.after = network;
    step.stepA = a?.local;
    step.stepB = b?.local;
    this.#whole?.judge(step, now, out, this.#memories);
    if (this.#networks.length(network) > this.#parts.inFlight) {
      this.#cut++;
      this.#leads = true;
      return;
    }
    this.#leads ||= step.afterA !== step.beforeA || step.afterB !== step.beforeB || network !== step.before || cost !== undefined;
    this.#found(out, step.action);
  }

  /** A property that has something to say of both ends has said it once. */
  #exercise(a: number, b: number): void {
    if (a !== 0 || b !== 0) this.tally.exercise(this.tally.union(a, b), this.#step.index, this.#step.action);
  }

  #note(one: SeatStep<Detail>): void {
    one.taken++;
    if (one.broken.length === 0) return;
    for (const { property, judgement } of one.broken) this.tally.breach(property, this.#step.index, this.#step.action, judgement);
  }

  #tellEnd(): void {
    const { ended } = this.#packing;
    if (ended === undefined) return;
    const { beforeA, beforeB, before } = this.#step;
    ended(this.#local.end(beforeA), this.#local.end(beforeB), this.#networks.objects(before));
  }
}
