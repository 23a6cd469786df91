/**
 * A packed connection in which `settle` is an action: everything is delivered, read and waited for (model/settling.ts) until
 * nothing is left to happen, and then it is asked what should have come. Where a state leads by itself is asked once.
 */
import { SETTLING_STEPS } from "../../../model/play.ts";
import type { Action, End, EndpointStep, InFlight, Setup } from "../../../model/world-types.ts";
import type { ConnectionBounds } from "../../instances/bounded-connection.ts";
import { Records } from "../records.ts";
import type { Found, Space, State } from "../space.ts";
import type { Tally } from "../tally.ts";
import { SETTLES } from "./actions.ts";
import { CalmSteps } from "./calm-steps.ts";
import { connectionSpace, type ConnectionProperties } from "./connection-space.ts";
import type { PackedSpace } from "./packed-space.ts";

interface Settled {
  readonly space: Space;
  readonly inner: PackedSpace<End, InFlight, EndpointStep, Action>;
}

/** @param bounds the first of `allowed` are RECEIVE of A and of B. @param properties one of them. @param times how often a run may settle. */
export const settlingSpace = (setup: Setup, bounds: ConnectionBounds, properties: ConnectionProperties, times: number): Settled => {
  const { space: inner, local, networks, whole } = connectionSpace(setup, times === 0 ? bounds : { ...bounds, inOrder: true }, properties);
  const { cores, tally } = inner;
  const calm = new CalmSteps({ networks, local, cores, whole, tally, receive: { A: 0, B: 1 } });
  return { space: times === 0 ? inner : new SettlingSpace({ inner, calm, tally, times }), inner };
};

/** Where a state leads by itself, as a record + FIRST; or that it leads nowhere, or breaks the property on the way. */
const [UNKNOWN, AT_REST, BREAKS, FIRST] = [0, 1, 2, 3] as const;
const NEXT = 0;
const [CORE, NETWORK] = [0, 1] as const;

interface Settling {
  readonly inner: Space;
  readonly calm: CalmSteps;
  readonly tally: Tally;
  readonly times: number;
}

/** States are those of the inner space; a row tells besides how often it has settled. */
class SettlingSpace implements Space {
  readonly #settling: Settling;
  readonly #next = new Records(2, 1);

  constructor(settling: Settling) {
    this.#settling = settling;
  }

  start(found: Found): void {
    this.#settling.inner.start(this.#counting(0, found));
  }

  expand({ row, column, index }: State, found: Found): number {
    const { inner, tally, times } = this.#settling;
    const settled = row % (times + 1);
    const core = Math.floor(row / (times + 1));
    const cut = inner.expand({ row: core, column, index }, this.#counting(settled, found));
    if (settled < times && tally.broken[0] === undefined) this.#settle(core, column, index, this.#counting(settled + 1, found));
    return cut;
  }

  #counting(settled: number, found: Found): Found {
    const many = this.#settling.times + 1;
    return (core, network, action) => found(core * many + settled, network, action);
  }

  #settle(core: number, network: number, index: number, found: Found): void {
    const { calm } = this.#settling;
    let at = this.#find(core, network);
    let next = this.#nextOf(at);
    for (let i = 0; i < SETTLING_STEPS && next >= FIRST; i++) {
      at = next - FIRST;
      next = this.#nextOf(at);
    }
    this.#read(at);
    if (next !== BREAKS && calm.settled(next === AT_REST)) found(calm.core, calm.network, SETTLES);
    else this.#settling.tally.breach(0, index, SETTLES, { ok: false, because: "while it settles", blame: [] });
  }

  #find(core: number, network: number): number {
    this.#next.key[CORE] = core;
    this.#next.key[NETWORK] = network;
    return this.#next.find();
  }

  #read(at: number): void {
    const { calm } = this.#settling;
    calm.core = this.#next.keyOf(at, CORE);
    calm.network = this.#next.keyOf(at, NETWORK);
  }

  #nextOf(at: number): number {
    const known = this.#next.get(at, NEXT);
    if (known !== UNKNOWN) return known;
    const { calm } = this.#settling;
    this.#read(at);
    const taken = calm.take();
    const next = taken === "taken" ? this.#find(calm.core, calm.network) + FIRST : taken === "at-rest" ? AT_REST : BREAKS;
    this.#next.set(at, NEXT, next);
    return next;
  }
}
