/** The one thing that happens next in a packed connection when nothing goes wrong any more, and the question that is asked at rest. */
import { calmAction } from "../../../model/settling.ts";
import type { Action, End, EndpointStep, InFlight, Side } from "../../../model/world-types.ts";
import type { Tally } from "../tally.ts";
import { calls, delivers, passes, SETTLES, STAYS_RESTLESS } from "./actions.ts";
import type { Cores } from "./cores.ts";
import { Judging } from "./judging.ts";
import { call, delivery, type LocalSteps, type Row, type SeatStep } from "./local-steps.ts";
import type { Networks } from "./networks.ts";
import type { WholeJudge } from "./transition.ts";

interface CalmParts {
  readonly networks: Networks<InFlight>;
  readonly local: LocalSteps<End, InFlight, EndpointStep, Action>;
  readonly cores: Cores;
  readonly whole: WholeJudge<EndpointStep>;
  /** Of one property; what these steps break is not left in it. */
  readonly tally: Tally;
  /** The places of RECEIVE among the calls. */
  readonly receive: Readonly<Record<Side, number>>;
}

type Taken = SeatStep<EndpointStep> | undefined;
type Outcome = "taken" | "at-rest" | "breaks";

export class CalmSteps {
  readonly #parts: CalmParts;
  readonly #judging: Judging<EndpointStep>;
  readonly #memories: Int32Array;
  /** The state that it happens in; and afterwards, the one that it leads to. */
  core = 0;
  network = 0;

  constructor(parts: CalmParts) {
    this.#parts = parts;
    this.#judging = new Judging(parts.tally, parts.whole);
    this.#memories = new Int32Array(parts.cores.width);
  }

  take(): Outcome {
    const { local, networks, cores } = this.#parts;
    if (networks.length(this.network) > 0) return this.#deliver();
    const [a, b] = [cores.rowA(this.core), cores.rowB(this.core)];
    const action = calmAction({ A: local.end(a.end), B: local.end(b.end), network: [], now: 0 });
    if (action === undefined) return "at-rest";
    return action.do === "receive" ? this.#receive(action.side) : this.#wait(a, b);
  }

  /** Asks what should have come. @returns whether it has. */
  settled(atRest: boolean): boolean {
    this.#begin();
    this.#judging.step.settled = atRest;
    return this.#move(atRest ? SETTLES : STAYS_RESTLESS, undefined, undefined, this.network) === "taken";
  }

  #begin(moved?: number, at?: number): void {
    const { cores } = this.#parts;
    this.#judging.begin(0, cores.rowA(this.core).end, cores.rowB(this.core).end, this.network);
    this.#judging.about(moved, at);
  }

  #deliver(): Outcome {
    const { networks, local } = this.#parts;
    networks.open(this.network);
    const segment = networks.chosen(0);
    const side = networks.to(segment);
    const taken = local.take(this.#row(side), delivery(segment));
    if (taken === undefined) return "at-rest";
    this.#begin(segment, networks.place(0));
    return this.#moveOne(delivers(segment), side, taken, networks.answered(0, taken.sent));
  }

  #receive(side: Side): Outcome {
    const { networks, receive, local } = this.#parts;
    const taken = local.take(this.#row(side), call(receive[side]));
    if (taken === undefined) return "at-rest";
    this.#begin();
    return this.#moveOne(calls(receive[side]), side, taken, networks.withAll(this.network, taken.sent));
  }

  /** Nothing is on its way. */
  #wait(rowA: Row, rowB: Row): Outcome {
    const { networks, local } = this.#parts;
    const [a, b] = [local.facts(rowA.seat), local.facts(rowB.seat)];
    const ms = Math.min(a.deadline, b.deadline);
    if (!Number.isFinite(ms) || ms <= 0) return "at-rest";
    const span = local.time(ms);
    const [stepA, stepB] = local.pass(rowA, rowB, span);
    this.#begin();
    this.#judging.step.elapsed = ms;
    return this.#move(passes(span), stepA, stepB, networks.withAll(networks.withAll(this.network, stepA?.sent ?? []), stepB?.sent ?? []));
  }

  #row(side: Side): Row {
    const { cores } = this.#parts;
    return side === "A" ? cores.rowA(this.core) : cores.rowB(this.core);
  }

  #moveOne(event: number, side: Side, taken: Taken, network: number): Outcome {
    return this.#move(event, side === "A" ? taken : undefined, side === "B" ? taken : undefined, network);
  }

  #move(event: number, a: Taken, b: Taken, network: number): Outcome {
    const { cores, whole, tally } = this.#parts;
    const judging = this.#judging;
    const [seatA, seatB, spent] = [a?.seat ?? cores.rowA(this.core).seat, b?.seat ?? cores.rowB(this.core).seat, cores.spent(this.core)];
    cores.readMemories(this.core, this.#memories);
    judging.ends(event, a, b);
    whole.judge(judging.made(event, a, b, network), this.#memories, cores.key, cores.memories);
    this.core = cores.find(seatA, seatB, spent);
    this.network = network;
    const breaks = tally.broken[0] !== undefined;
    tally.broken[0] = undefined;
    return breaks ? "breaks" : "taken";
  }
}
