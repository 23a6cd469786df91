/**
 * One action of a listener run, in the making. It lives for one call of `stepListener` and never leaves it, so the step
 * stays pure while each rule reads as it is told.
 */
import { endpoint } from "../endpoint.ts";
import type { Event, Inputs, Outcome } from "../events.ts";
import type { Client, ListenerEnd, ListenerSetup, ListenerStep, ListenerWorld, Passing, Peer } from "../listener-types.ts";
import type { ListenerRuleId } from "../rules/listener.ts";
import type { Segment } from "../segment.ts";
import { add, type Seq } from "../seq.ts";
import { CLOSED, type Tcb } from "../tcb.ts";
import type { Side } from "../world-types.ts";
import { isHost } from "./addresses.ts";
import { nameFromListener, nameFromPeer } from "./names.ts";

/** SCOPE: the timestamp clock stands still in a listener run. */
const inputs = (iss: Seq): Inputs => ({ iss, tsNow: 0 });

export class ListenerTurn {
  world: ListenerWorld;
  readonly setup: ListenerSetup;
  readonly #before: ListenerWorld;
  readonly #ends: ListenerEnd[] = [];
  readonly #rules: ListenerRuleId[] = [];
  readonly #sent: Passing[] = [];

  constructor(setup: ListenerSetup, world: ListenerWorld) {
    this.setup = setup;
    this.world = world;
    this.#before = world;
  }

  rule(id: ListenerRuleId): void {
    this.#rules.push(id);
  }
  change(fields: Partial<ListenerWorld>): void {
    this.world = { ...this.world, ...fields };
  }

  /** What an end would do; nothing has happened yet. */
  ask(side: Side, tcb: Tcb, event: Event, iss: Seq): Outcome {
    return endpoint(tcb, event, inputs(iss), side === "A" ? this.setup.claimed : this.setup.profile);
  }
  /** Lets it have happened; `sent` goes into the network. */
  record(side: Side, peer: Peer, before: Tcb, event: Event, iss: Seq, outcome: Outcome, arrived?: Passing): void {
    const { next, sent, signals, rules, tookIss } = outcome;
    const end: ListenerEnd = { side, peer, before, event, inputs: inputs(iss), arrived, next, sent, signals, rules, tookIss, claimed: this.setup.claimed };
    this.#ends.push(end);
    for (const segment of outcome.sent) this.post(side, peer, segment);
  }

  /** A segment leaves an end. What goes to an address where nobody is vanishes. */
  post(side: Side, peer: Peer, segment: Segment): void {
    if (side === "B" && segment.syn && segment.ack !== undefined) this.#tell(peer, segment.seq, segment.ack);
    const name = side === "B" ? nameFromListener(this.world, peer, segment) : nameFromPeer(this.world, peer, segment, false);
    const passing: Passing = {
      name, peer, segment, from: side, to: side === "A" ? "B" : "A", life: this.setup.profile.msl, copy: false,
    };
    this.#sent.push(passing);
    if (side === "A" || isHost(peer)) this.change({ network: [...this.world.network, passing] });
  }

  #tell(peer: Peer, iss: Seq, ack: Seq): void {
    const others = this.world.told.filter((one) => one.peer !== peer);
    this.change({ told: [...others, { peer, iss, irs: add(ack, -1) }] });
  }

  client(peer: Peer): Client {
    return this.world.clients.find((one) => one.peer === peer) ?? { peer, tcb: CLOSED, incarnation: 0, iss: undefined, written: 0 };
  }
  setClient(client: Client): void {
    const known = this.world.clients.some((one) => one.peer === client.peer);
    this.change({
      clients: known ? this.world.clients.map((one) => (one.peer === client.peer ? client : one)) : [...this.world.clients, client],
    });
  }

  step(action: ListenerStep["action"], elapsed: number, moved?: Passing): ListenerStep {
    return {
      action, before: this.#before, after: this.world, ends: this.#ends, rules: this.#rules, sent: this.#sent, elapsed,
      claimed: this.setup.claimed, ...(moved === undefined ? {} : { moved }),
    };
  }
}
