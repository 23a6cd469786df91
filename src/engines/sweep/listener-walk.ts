/** Leading a listener through a scenario step by step, keeping the actions, so that what happened is a trace. */
import { initialListener, stepListener } from "../../model/listener.ts";
import type { ListenerAction, ListenerSetup, ListenerStep, ListenerWorld, Peer } from "../../model/listener-types.ts";
import type { State } from "../../model/tcb.ts";

export class ListenerWalk {
  readonly setup: ListenerSetup;
  world: ListenerWorld;
  readonly actions: ListenerAction[];
  /** ms since the scenario began. */
  now: number;

  constructor(setup: ListenerSetup) {
    this.setup = setup;
    this.world = initialListener(setup);
    this.actions = [];
    this.now = 0;
  }

  /** The same scenario up to here, to be continued in another way. */
  branch(): ListenerWalk {
    const other = new ListenerWalk(this.setup);
    other.world = this.world;
    other.actions.push(...this.actions);
    other.now = this.now;
    return other;
  }

  /** @throws when the action is not possible: a scenario knows what it does. */
  take(action: ListenerAction): ListenerStep {
    const step = stepListener(this.setup, this.world, action);
    if (step === undefined) throw new Error(`the scenario asks for ${JSON.stringify(action)}, which is not possible here`);
    this.world = step.after;
    this.actions.push(action);
    this.now += step.elapsed;
    return step;
  }

  /** Time passes to the next deadline, or by `ms` if that comes sooner. @returns false when nothing is left to wait for. */
  wait(ms?: number): boolean {
    const step = stepListener(this.setup, this.world, { do: "elapse", ...(ms === undefined ? {} : { ms }) });
    if (step === undefined) return false;
    this.world = step.after;
    this.actions.push(step.action);
    this.now += step.elapsed;
    return true;
  }

  /** Delivers, or drops, what is on its way from the peers (`A`) or the listening side (`B`), oldest first, and what is sent in answer from the same side. */
  all(what: "deliver" | "drop", from: "A" | "B"): void {
    for (;;) {
      const segment = this.world.network.find((passing) => passing.from === from);
      if (segment === undefined) return;
      this.take({ do: what, segment: segment.name });
    }
  }

  isOnItsWay(from: "A" | "B"): boolean {
    return this.world.network.some((passing) => passing.from === from);
  }

  /** The state of a peer's own end. */
  client(peer: Peer): State {
    return this.world.clients.find((client) => client.peer === peer)?.tcb.state ?? "CLOSED";
  }

  /** Whether the listening side holds a connection with the peer that has been opened. */
  holds(peer: Peer): boolean {
    return [...this.world.acceptQueue, ...this.world.accepted].some((child) => child.peer === peer);
  }
}
