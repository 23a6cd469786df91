/**
 * What happens at one end, once for each distinct end and event. A step of a connection changes one end and puts segments
 * into the network; the rest of the world matters only for how segments are named. So the step is taken in a world with
 * nothing else in it, and remembered.
 */
import { nextDeadline } from "../../../model/network.ts";
import { calmAction } from "../../../model/settling.ts";
import type { Seq } from "../../../model/seq.ts";
import { CLOSED } from "../../../model/tcb.ts";
import { stepWorld } from "../../../model/world.ts";
import type { Action, End, EndpointStep, InFlight, Setup, Side, World, WorldStep } from "../../../model/world-types.ts";
import { isRefused } from "../../instances/bounded-connection.ts";
import { Interner } from "../interner.ts";
import type { Networks } from "./networks.ts";

export interface LocalStep {
  readonly number: number;
  /** The end after it, as a number. */
  readonly end: number;
  /** Undefined where the end itself had no say: a reboot. */
  readonly step: EndpointStep | undefined;
  readonly sent: readonly InFlight[];
  /** The same, as a number of the networks. */
  readonly put: number;
  readonly moved: InFlight | undefined;
  /** How often the search took it. */
  taken: number;
}

interface EndFacts {
  /** ms until its next deadline. */
  readonly deadline: number;
  /** Whether nothing is left that its user or time would do by itself. */
  readonly atRest: boolean;
}

/** An event at an end, as a number: the kinds are interleaved. */
export const delivery = (segment: number): number => segment * 3;
export const call = (place: number): number => place * 3 + 1;
export const elapse = (ms: number): number => ms * 3 + 2;
/** Above every number of an event: ms are at most 2^31. */
const EVENTS = 2 ** 33;

const nobody = (iss: Seq | undefined): End => ({ tcb: CLOSED, incarnation: 0, drawn: 0, iss, written: 0 });

export class LocalSteps {
  readonly all: LocalStep[] = [];
  readonly #setup: Setup;
  readonly #networks: Networks;
  readonly #ends = new Interner<End>();
  readonly #facts: EndFacts[] = [];
  /** By the acting side and the ISS of the other, then by end and event. Null: not possible. */
  readonly #known = { A: new Map<Seq | undefined, Map<number, LocalStep | null>>(), B: new Map<Seq | undefined, Map<number, LocalStep | null>>() };

  constructor(setup: Setup, networks: Networks) {
    if (setup.profile.timestamps) throw new Error("a world with a clock is not packed: timestamps make every date another state");
    this.#setup = setup;
    this.#networks = networks;
  }

  endId(end: End): number {
    return this.#ends.id(end);
  }
  end(id: number): End {
    return this.#ends.value(id);
  }

  facts(id: number): EndFacts {
    return (this.#facts[id] ??= this.#lookAt(this.end(id)));
  }

  /** @returns undefined when it is not possible. */
  take(side: Side, end: number, otherIss: Seq | undefined, event: number, action: Action, arriving?: InFlight): LocalStep | undefined {
    const bySide = this.#known[side];
    let byEvent = bySide.get(otherIss);
    if (byEvent === undefined) bySide.set(otherIss, (byEvent = new Map()));
    const key = end * EVENTS + event;
    let known = byEvent.get(key);
    if (known === undefined) byEvent.set(key, (known = this.#compute(side, end, otherIss, action, arriving) ?? null));
    return known ?? undefined;
  }

  #compute(side: Side, id: number, otherIss: Seq | undefined, action: Action, arriving: InFlight | undefined): LocalStep | undefined {
    const end = this.end(id);
    const other = nobody(otherIss);
    const network = arriving === undefined ? [] : [arriving];
    const world: World = side === "A" ? { A: end, B: other, network, now: 0 } : { A: other, B: end, network, now: 0 };
    const step = stepWorld(this.#setup, world, action);
    if (step === undefined || isRefused(step)) return undefined;
    return this.#note(side, step);
  }

  #note(side: Side, { after, ends, sent, moved }: WorldStep): LocalStep {
    const put = this.#networks.put(sent);
    // Objects of its own: what is sent again is equal to what is still in the network, but not the same.
    const local = { number: this.all.length, end: this.endId(after[side]), step: ends[0], sent: sent.map((one) => ({ ...one })), put, moved, taken: 0 };
    this.all.push(local);
    return local;
  }

  #lookAt(end: End): EndFacts {
    const world: World = { A: end, B: nobody(undefined), network: [], now: 0 };
    return { deadline: nextDeadline(world), atRest: calmAction(world) === undefined };
  }
}
