/** A figure in the course of being played: the world so far, and what has departed but is not shown yet. */
import type { Signal } from "../model/events.ts";
import type { Segment } from "../model/segment.ts";
import type { State } from "../model/tcb.ts";
import { initialWorld, stepAlone, stepWorld } from "../model/world.ts";
import type { Action, Setup, Side, World, WorldStep } from "../model/world-types.ts";
import type { Start } from "./figure-start.ts";
import { fits, type ShownSegment } from "./read-segment.ts";
import { showSegment } from "./show-segment.ts";

/** A segment that an end has sent. The figure's state is the one "AFTER the departure" (§3.5). */
export interface Departure {
  readonly side: Side;
  readonly segment: Segment;
  readonly state: State;
}

/** Lives for one call of playFigure and never leaves it. */
export class FigureRun {
  readonly steps: WorldStep[] = [];
  readonly mismatches: string[] = [];
  readonly setup: Setup;
  world: World = initialWorld();
  /** What each user was told in the row being played. */
  told: Readonly<Record<Side, readonly Signal[]>> = { A: [], B: [] };
  readonly #scope: "connection" | "endpoint";
  #departed: readonly Departure[] = [];
  #where = "start";

  constructor(setup: Setup, scope: "connection" | "endpoint") {
    this.setup = setup;
    this.#scope = scope;
  }

  /** Leads to the state that the figure starts from; nothing of it has to be shown. */
  begin(start: Start): void {
    for (const call of start.calls) this.act(call);
    if (start.established) {
      for (let next = this.world.network[0]; next !== undefined; next = this.world.network[0]) {
        if (!this.act({ do: "deliver", segment: next.name })) break;
      }
    }
    this.#departed = [];
  }

  atLine(where: string): void {
    this.#where = where;
    this.told = { A: [], B: [] };
  }

  mismatch(says: string): void {
    this.mismatches.push(`${this.#where}: ${says}`);
  }

  /** @returns undefined when the action is not possible. */
  act(action: Action): WorldStep | undefined {
    const step = (this.#scope === "endpoint" ? stepAlone : stepWorld)(this.setup, this.world, action);
    if (step === undefined) return undefined;
    this.steps.push(step);
    this.world = step.after;
    const departed = step.sent.flatMap(({ from, segment }): readonly Departure[] =>
      from === "X" ? [] : [{ side: from, segment, state: step.after[from].tcb.state }]);
    this.#departed = [...this.#departed, ...departed];
    for (const end of step.ends) this.told = { ...this.told, [end.side]: [...this.told[end.side], ...end.signals] };
    return step;
  }

  /** Takes the oldest departure that looks as shown; the figure has now told it. */
  takeDeparture(side: Side, shown: ShownSegment): Departure | undefined {
    const found = this.#departed.find((departure) => departure.side === side && fits(shown, departure.segment));
    this.#departed = this.#departed.filter((departure) => departure !== found);
    return found;
  }

  /** What `side` has sent that the figure has not told yet, in words. */
  untold(side: Side): string {
    const segments = this.#departed.filter((departure) => departure.side === side).map(({ segment }) => showSegment(segment));
    return segments.length === 0 ? "nothing" : segments.join(" and ");
  }

  /** A figure tells every departure: what is left was not expected. */
  end(): void {
    this.atLine("end");
    for (const { side, segment } of this.#departed) this.mismatch(`${side} sent ${showSegment(segment)}, which the figure does not show`);
  }
}
