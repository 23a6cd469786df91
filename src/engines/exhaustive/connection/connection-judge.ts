/**
 * Judging steps of a connection as wholes. Most properties look at the ends, and at the network only to see how much is in it: what
 * they say is asked once for each distinct step of the ends. A property that looks at segments (`looksAt`) is asked every time.
 */
import { SIDES, type Action, type End, type EndpointStep, type InFlight, type Setup, type World, type WorldStep } from "../../../model/world-types.ts";
import type { Mirrored } from "../../instances/mirrored.ts";
import type { Property } from "../../../properties/property.ts";
import { Bench, type Judged } from "../bench.ts";
import { Records } from "../records.ts";
import type { Tally } from "../tally.ts";
import type { Actions } from "./actions.ts";
import type { LocalStep, LocalSteps } from "./local-steps.ts";
import type { Networks } from "./networks.ts";
import type { Transition, WholeJudge } from "./transition.ts";

type Step = Transition<EndpointStep>;

/** What the judge looks things up in. */
export interface Known {
  readonly setup: Setup;
  readonly networks: Networks<InFlight>;
  readonly local: LocalSteps<End, InFlight, EndpointStep, Action>;
  readonly tally: Tally;
  readonly actions: Actions<InFlight, Action>;
}

const [MEMORY, END_A, END_B, EVENT, LENGTHS] = [0, 1, 2, 3, 4] as const;
const VERDICT = 0;
/** A verdict that depends on how much is in the network. */
const DEPENDS = -1;
const MOST_SEGMENTS = 1 << 10;

export class ConnectionJudge implements WholeJudge<EndpointStep> {
  readonly start: readonly number[];
  readonly #known: Known;
  readonly #inOrder: boolean;
  readonly #ends: Bench<WorldStep>;
  readonly #segments: Bench<WorldStep>;
  readonly #verdicts = new Records(5, 1);
  readonly #judged: Judged[] = [];
  /** Whether somebody wanted to know how much is in the network. */
  #counted = false;
  #lengthBefore = 0;
  #lengthAfter = 0;
  readonly #before = this.#glimpse(() => this.#lengthBefore);
  readonly #after = this.#glimpse(() => this.#lengthAfter);

  constructor(properties: readonly Property<WorldStep>[], known: Known) {
    this.#known = known;
    this.#inOrder = known.networks.order === "sent";
    const bench = (looks: boolean): Bench<WorldStep> => {
      const places = properties.flatMap(({ looksAt }, place) => ((looksAt === "segments") === looks ? [place] : []));
      return new Bench(properties.filter((_, place) => places.includes(place)), known.tally, places);
    };
    this.#ends = bench(false);
    this.#segments = bench(true);
    this.start = [this.#ends, this.#segments].filter((one) => one.properties.length > 0).map((one) => one.start);
  }

  get octets(): number {
    return this.#ends.octets + this.#segments.octets + this.#verdicts.octets + this.#judged.length * OCTETS_OF_A_VERDICT;
  }

  judge(step: Step, from: Int32Array, to: Int32Array, at: number): void {
    let word = at;
    if (this.#ends.properties.length > 0) {
      to[word] = this.#note(step, this.#byEnds(step, from[word] ?? 0));
      word++;
    }
    if (this.#segments.properties.length > 0) to[word] = this.#note(step, this.#segments.judge(from[word] ?? 0, this.#whole(step)));
  }

  mirror(memories: Int32Array, at: number, mirrored: Mirrored): void {
    const benches = [this.#ends, this.#segments].filter((one) => one.properties.length > 0);
    for (const [word, bench] of benches.entries()) memories[at + word] = bench.mirror(memories[at + word] ?? 0, mirrored);
  }

  #note({ index, event }: Step, { next, exercised, broken }: Judged): number {
    this.#known.tally.exercise(exercised, index, event);
    for (const { property, judgement } of broken) this.#known.tally.breach(property, index, event, judgement);
    return next;
  }

  #byEnds(step: Step, memories: number): Judged {
    const anyhow = this.#find(step, memories, 0);
    let verdict = this.#verdicts.get(anyhow, VERDICT);
    if (verdict > 0) return this.#verdict(verdict);
    const { networks } = this.#known;
    this.#lengthBefore = networks.length(step.before);
    this.#lengthAfter = networks.length(step.after);
    if (verdict === DEPENDS) {
      const lengths = this.#find(step, memories, this.#lengthBefore * MOST_SEGMENTS + this.#lengthAfter + 1);
      verdict = this.#verdicts.get(lengths, VERDICT);
      if (verdict === 0) this.#verdicts.set(lengths, VERDICT, (verdict = this.#judged.push(this.#ends.judge(memories, this.#endsOnly(step)))));
      return this.#verdict(verdict);
    }
    this.#counted = false;
    const judged = this.#ends.judge(memories, this.#endsOnly(step));
    this.#verdicts.set(anyhow, VERDICT, this.#counted ? DEPENDS : this.#judged.push(judged));
    return judged;
  }

  #find({ beforeA, beforeB, event }: Step, memories: number, lengths: number): number {
    const { key } = this.#verdicts;
    key[MEMORY] = memories;
    key[END_A] = beforeA;
    key[END_B] = beforeB;
    key[EVENT] = event;
    key[LENGTHS] = lengths;
    return this.#verdicts.find();
  }

  #verdict(number: number): Judged {
    const judged = this.#judged[number - 1];
    if (judged === undefined) throw new Error(`no verdict has the number ${number}`);
    return judged;
  }

  #endsOnly(step: Step): WorldStep {
    const { networks } = this.#known;
    const moved = step.moved < 0 ? undefined : networks.segment(step.moved);
    return this.#record(step, this.#before, this.#after, moved, this.#sent(step.stepA).concat(this.#sent(step.stepB)));
  }

  /** With the networks as they are: the same object is the same segment before and after. */
  #whole(step: Step): WorldStep {
    const { networks } = this.#known;
    const before = networks.objects(step.before);
    const sent = this.#sent(step.stepA).concat(this.#sent(step.stepB));
    const after = networks.objects(step.after);
    const moved = step.at >= 0 ? before[step.at] : step.moved < 0 ? undefined : networks.segment(step.moved);
    const old = after.length - sent.length;
    const others = before.filter((one) => one !== moved);
    // As many as before: nothing happened to the segment, or all others have overtaken it.
    const stayed = step.elapsed > 0 ? undefined : old < before.length ? others : step.at >= 0 && old === before.length && moved !== undefined ? [...others, moved] : before;
    return this.#record(step, before, this.#inOrder ? withKnown(after, stayed, sent) : SIDES.flatMap((side) => {
      const toSide = ({ to }: InFlight): boolean => to === side;
      return withKnown(after.filter(toSide), stayed?.filter(toSide), sent.filter(toSide));
    }), moved, sent);
  }

  #record(step: Step, before: World["network"], after: World["network"], moved: InFlight | undefined, sent: readonly InFlight[]): WorldStep {
    const { local, setup } = this.#known;
    return {
      action: this.#known.actions.value(step.event),
      before: { A: local.end(step.beforeA), B: local.end(step.beforeB), network: before, now: 0 },
      after: { A: local.end(step.afterA), B: local.end(step.afterB), network: after, now: 0 },
      ends: [step.stepA?.detail, step.stepB?.detail].filter((one) => one !== undefined),
      moved,
      sent,
      elapsed: step.elapsed,
      settled: step.settled,
      claimed: setup.claimed,
    };
  }

  /** Objects of their own: what is sent again is equal to what is still in the network, but not the same. */
  #sent(local: LocalStep<EndpointStep> | undefined): InFlight[] {
    return local === undefined ? [] : local.sent.map((segment) => ({ ...this.#known.networks.segment(segment) }));
  }

  /** A network of which only the length is told. */
  #glimpse(length: () => number): World["network"] {
    return new Proxy<InFlight[]>([], {
      get: (_, field) => {
        if (field !== "length") throw new Error(`a property looks at segments in the network (${String(field)}) and does not say so: looksAt: "segments"`);
        this.#counted = true;
        return length();
      },
    });
  }
}

/** Segments of one order, some of which are known as objects: those that stayed are the first of them, unless all have aged, and those that were sent the last. */
const withKnown = (after: readonly InFlight[], stayed: readonly InFlight[] | undefined, sent: readonly InFlight[]): readonly InFlight[] => {
  const old = after.length - sent.length;
  return [...(stayed ?? after.slice(0, old)), ...after.slice(stayed?.length ?? old, old), ...sent];
};

/** Of its objects, estimated. */
const OCTETS_OF_A_VERDICT = 100;
