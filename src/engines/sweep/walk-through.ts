/** Leading a connection through a scenario step by step, keeping the actions, so that what happened is a trace. */
import { stepsOfAction } from "../../model/play.ts";
import { initialWorld } from "../../model/world.ts";
import type { Action, EndpointStep, Setup, Side, World, WorldStep } from "../../model/world-types.ts";

export class WalkThrough {
  world: World = initialWorld();
  readonly actions: Action[] = [];
  readonly steps: WorldStep[] = [];
  readonly #setup: Setup;

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  /** The same scenario up to here, to be continued in another way, or with a setup that has made no difference yet. */
  branch(setup = this.#setup): WalkThrough {
    const one = new WalkThrough(setup);
    one.world = this.world;
    one.actions.push(...this.actions);
    one.steps.push(...this.steps);
    return one;
  }

  /** Takes an action. @returns what the ends did. @throws when it is not possible: a scenario knows what it does. */
  take(action: Action): readonly EndpointStep[] {
    const taken = [...stepsOfAction(this.#setup, "connection", this.world, action)];
    const last = taken.at(-1);
    if (last === undefined) throw new Error(`the scenario asks for ${JSON.stringify(action)}, which is not possible here`);
    this.world = last.after;
    this.actions.push(action);
    this.steps.push(...taken);
    return taken.flatMap(({ ends }) => ends);
  }

  /** Delivers, or drops, the oldest segment on its way from `side`. @returns whether there was one. */
  first(what: "deliver" | "drop", side: Side): boolean {
    const segment = this.world.network.find(({ from, copy }) => from === side && !copy);
    if (segment === undefined) return false;
    this.take({ do: what, segment: segment.name });
    return true;
  }

  /** What is in the network but for copies that were made of it. */
  get onTheWay(): World["network"] {
    return this.world.network.filter(({ copy }) => !copy);
  }

  state(side: Side): string {
    return this.world[side].tcb.state;
  }

  /** A opens to B, three segments. */
  open(): void {
    this.take({ do: "open", side: "B", mode: "passive", remote: true });
    this.take({ do: "open", side: "A", mode: "active" });
    this.first("deliver", "A");
    this.first("deliver", "B");
    this.first("deliver", "A");
  }

  /** A closes, then B: up to B's FIN, which is on its way; A is in FIN-WAIT-2, B in LAST-ACK. */
  closeUpToLastFin(inCloseWait: () => void = () => {}): void {
    this.take({ do: "close", side: "A" });
    this.first("deliver", "A");
    this.first("deliver", "B");
    inCloseWait();
    this.take({ do: "close", side: "B" });
  }
}
