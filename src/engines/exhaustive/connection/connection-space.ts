/**
 * A bounded connection (instances/bounded-connection.ts), packed: the same states, steps and verdicts as that model under
 * ModelSpace, found faster. A state is seven numbers: both ends, the network, what is spent, and three lists of memories.
 */
import type { Action, EndpointStep, InFlight, Setup, Side, WorldStep } from "../../../model/world-types.ts";
import { initialWorld } from "../../../model/world.ts";
import { CLOSED } from "../../../model/tcb.ts";
import { other } from "../../../model/world-types.ts";
import type { Property } from "../../../properties/property.ts";
import { ALLOWED, DUPLICATES, LOSSES, WAITS, mostOf, type BoundedWorld, type ConnectionBounds } from "../../instances/bounded-connection.ts";
import { Bench } from "../bench.ts";
import type { Found, Space } from "../space.ts";
import { Tally } from "../tally.ts";
import { EndJudge } from "./end-judge.ts";
import { call, delivery, elapse, LocalSteps, type LocalStep } from "./local-steps.ts";
import { Networks, type Named, type Network } from "./networks.ts";
import { Purse } from "./purse.ts";

const [A, B, NETWORK, SPENT, MEMORY_A, MEMORY_B, MEMORY] = [0, 1, 2, 3, 4, 5, 6] as const;

const SETTLE: Action = { do: "settle" };
const ELAPSE: Action = { do: "elapse" };

/** The properties of a connection, and those of each end (properties/both-ends.ts). In a tally the former come first. */
export interface ConnectionProperties {
  readonly connection: readonly Property<WorldStep>[];
  readonly endpoint: readonly Property<EndpointStep>[];
}

/** What one action does, besides to the ends. */
interface Move {
  readonly action: Action;
  readonly network: number;
  /** The segments that were there before, as they are after it. */
  readonly kept: readonly InFlight[];
  readonly moved: InFlight | undefined;
  readonly sent: readonly InFlight[];
  readonly elapsed: number;
  readonly settled: boolean | undefined;
  /** What it costs: a place of the purse. */
  readonly cost: number | undefined;
}

/** A move by which nothing moves. */
const STILL = { moved: undefined, sent: [], elapsed: 0, settled: undefined, cost: undefined } as const;

export class ConnectionSpace implements Space {
  readonly width = 7;
  readonly tally: Tally;
  readonly networks = new Networks();
  readonly local: LocalSteps;
  readonly #setup: Setup;
  readonly #bounds: ConnectionBounds;
  readonly #purse: Purse;
  readonly #bench: Bench<WorldStep>;
  readonly #ends: EndJudge;
  readonly #actions: Action[] = [];
  readonly #numbers = new Map<Action, number>();
  /** Told of every state that nothing leads out of. */
  readonly #ended: (world: BoundedWorld, index: number) => void;

  // The state that is being expanded, and the successor in the making.
  readonly #now = new Int32Array(7);
  readonly #out = new Int32Array(7);
  #index = 0;
  #found: Found = () => {};
  #cut = 0;
  #leads = false;

  constructor(setup: Setup, bounds: ConnectionBounds, properties: ConnectionProperties, ended: (world: BoundedWorld, index: number) => void = () => {}) {
    this.#setup = setup;
    this.#bounds = bounds;
    this.#ended = ended;
    this.local = new LocalSteps(setup, this.networks);
    this.#purse = new Purse(mostOf(bounds));
    this.#bench = new Bench(properties.connection);
    this.tally = new Tally(properties.connection.length + properties.endpoint.length);
    this.#ends = new EndJudge(properties.endpoint, this.tally, properties.connection.length);
  }

  action(number: number): Action {
    const action = this.#actions[number];
    if (action === undefined) throw new Error(`no action has the number ${number}`);
    return action;
  }

  /** Each action is always the same object here. */
  #number(action: Action): number {
    let number = this.#numbers.get(action);
    if (number === undefined) {
      number = this.#actions.push(action) - 1;
      this.#numbers.set(action, number);
    }
    return number;
  }

  world(words: Int32Array): BoundedWorld {
    const ends = { A: this.local.end(words[A] ?? 0), B: this.local.end(words[B] ?? 0) };
    return { world: { ...ends, network: this.networks.network(words[NETWORK] ?? 0).inFlight, now: 0 }, spent: this.#purse.spent(words[SPENT] ?? 0) };
  }

  start(found: Found): void {
    const world = initialWorld();
    const { start } = this.#ends;
    found(Int32Array.of(this.local.endId(world.A), this.local.endId(world.B), this.networks.listOf(world.network), 0, start, start, this.#bench.start), 0);
  }

  expand(words: Int32Array, index: number, found: Found): number {
    this.#now.set(words);
    this.#index = index;
    this.#found = found;
    this.#cut = 0;
    this.#leads = false;
    const network = this.networks.network(this.#now[NETWORK] ?? 0);
    for (const named of network.named) this.#deliver(network, named);
    for (const [place, { action }] of this.#bounds.allowed.entries()) this.#call(network, place, action);
    this.#elapse(network.life);
    for (const named of network.named) {
      this.#drop(network, named);
      this.#duplicate(network, named);
    }
    if (network.inFlight.length === 0 && this.#facts(A).atRest && this.#facts(B).atRest) {
      this.#move({ ...STILL, action: SETTLE, network: this.#now[NETWORK] ?? 0, kept: network.inFlight, settled: true });
    }
    if (!this.#leads) this.#ended(this.world(this.#now), index);
    return this.#cut;
  }

  #facts(at: typeof A | typeof B) {
    return this.local.facts(this.#now[at] ?? 0);
  }
  #iss(side: Side) {
    return this.local.end(this.#now[side === "A" ? A : B] ?? 0).iss;
  }
  #deliver({ inFlight: all }: Network, { at, segment, others, deliver: action }: Named): void {
    const inFlight = this.networks.segment(segment);
    const side = inFlight.to;
    const local = this.local.take(side, this.#now[side === "A" ? A : B] ?? 0, this.#iss(other(side)), delivery(segment), action, inFlight);
    if (local === undefined) return;
    const network = this.networks.moved(this.#now[NETWORK] ?? 0, at, local.put);
    this.#move({ action, network, kept: others, moved: all[at], sent: local.sent, elapsed: 0, settled: undefined, cost: undefined }, side, local);
  }

  #call({ inFlight: kept }: Network, place: number, action: Action): void {
    const side = action.do === "inject" ? action.to : "side" in action ? action.side : undefined;
    if (side === undefined) throw new Error(`${action.do} is no call`);
    if (!this.#purse.affords(this.#now[SPENT] ?? 0, ALLOWED + place)) return;
    const local = this.local.take(side, this.#now[side === "A" ? A : B] ?? 0, this.#iss(other(side)), call(place), action);
    if (local === undefined) return;
    const network = this.networks.moved(this.#now[NETWORK] ?? 0, undefined, local.put);
    this.#move({ ...STILL, action, network, kept, moved: local.moved, sent: local.sent, cost: ALLOWED + place }, side, local);
  }

  #elapse(life: number): void {
    const elapsed = Math.min(this.#facts(A).deadline, this.#facts(B).deadline, life);
    const list = this.#now[NETWORK] ?? 0;
    const cost = life === Infinity ? undefined : WAITS;
    if (!Number.isFinite(elapsed) || elapsed <= 0 || !this.#purse.affords(this.#now[SPENT] ?? 0, cost)) return;
    const aged = this.networks.aged(list, elapsed);
    const a = this.#ages("A", elapsed, this.#iss("B"));
    // B's segments are named after the ISS that A has by then.
    const b = this.#ages("B", elapsed, a === undefined ? this.#iss("A") : this.local.end(a.end).iss);
    let network = aged.list;
    for (const local of [a, b]) if (local !== undefined) network = this.networks.moved(network, undefined, local.put);
    const sent = [...(a?.sent ?? []), ...(b?.sent ?? [])];
    this.#move({ ...STILL, action: ELAPSE, network, kept: aged.inFlight, sent, elapsed, cost }, "A", a, b);
  }

  #ages(side: Side, ms: number, otherIss: Parameters<LocalSteps["take"]>[2]): LocalStep | undefined {
    const end = this.#now[side === "A" ? A : B] ?? 0;
    if (this.local.end(end).tcb.state === CLOSED.state) return undefined;
    return this.local.take(side, end, otherIss, elapse(ms), { do: "elapse", ms });
  }

  #drop({ inFlight }: Network, { at, others: kept, drop: action }: Named): void {
    if (!this.#purse.affords(this.#now[SPENT] ?? 0, LOSSES)) return;
    const network = this.networks.moved(this.#now[NETWORK] ?? 0, at, this.networks.nothing);
    this.#move({ ...STILL, action, network, kept, moved: inFlight[at], cost: LOSSES });
  }

  #duplicate({ inFlight }: Network, { at, duplicate: action }: Named): void {
    if (!this.#purse.affords(this.#now[SPENT] ?? 0, DUPLICATES)) return;
    const { list: network, inFlight: kept } = this.networks.duplicated(this.#now[NETWORK] ?? 0, at);
    this.#move({ ...STILL, action, network, kept, moved: inFlight[at], cost: DUPLICATES });
  }

  /** Judges a step and hands over where it leads. Time is the only thing that both ends do something about. */
  #move(move: Move, side: Side = "A", local?: LocalStep, localB?: LocalStep): void {
    const out = this.#out;
    const now = this.#now;
    const number = this.#number(move.action);
    out.set(now);
    out[NETWORK] = move.network;
    out[SPENT] = this.#purse.pay(now[SPENT] ?? 0, move.cost);
    const [end, memory] = side === "A" ? ([A, MEMORY_A] as const) : ([B, MEMORY_B] as const);
    if (local !== undefined) {
      local.taken++;
      out[end] = local.end;
    }
    if (localB !== undefined) {
      localB.taken++;
      out[B] = localB.end;
    }
    if (move.action.do === "reboot") out[memory] = this.#ends.start;
    this.#ends.begin(this.#index, number);
    if (local?.step !== undefined) out[memory] = this.#ends.judge(out[memory] ?? 0, side, local.number, local.step);
    if (localB?.step !== undefined) out[MEMORY_B] = this.#ends.judge(out[MEMORY_B] ?? 0, "B", localB.number, localB.step);
    this.#ends.end();
    if (this.#bench.properties.length > 0) this.#judge(move, number, local, localB);
    if (this.networks.network(move.network).inFlight.length > this.#bounds.inFlight) {
      this.#cut++;
      this.#leads = true;
      return;
    }
    this.#leads ||= out[A] !== now[A] || out[B] !== now[B] || out[NETWORK] !== now[NETWORK] || out[SPENT] !== now[SPENT];
    this.#found(out, number);
  }

  #judge(move: Move, number: number, local: LocalStep | undefined, localB: LocalStep | undefined): void {
    const out = this.#out;
    const now = this.#now;
    const network = move.sent.length === 0 ? move.kept : [...move.kept, ...move.sent];
    const step: WorldStep = {
      action: move.action,
      before: { A: this.local.end(now[A] ?? 0), B: this.local.end(now[B] ?? 0), network: this.networks.network(now[NETWORK] ?? 0).inFlight, now: 0 },
      after: { A: this.local.end(out[A] ?? 0), B: this.local.end(out[B] ?? 0), network, now: 0 },
      ends: [local?.step, localB?.step].filter((one) => one !== undefined),
      moved: move.moved,
      sent: move.sent,
      elapsed: move.elapsed,
      settled: move.settled,
      claimed: this.#setup.claimed,
    };
    const { next, exercised, broken } = this.#bench.judge(now[MEMORY] ?? 0, step);
    for (const property of exercised) this.tally.exercise(property, this.#index, number);
    for (const { property, judgement } of broken) this.tally.breach(property, this.#index, number, judgement);
    out[MEMORY] = next;
  }
}
