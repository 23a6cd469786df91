/**
 * When the events of a script happen. A script counts from its own times; unless times are compared, what a timer of the target
 * sends moves the events after it, so that a script written for other timers keeps its order.
 */
import type { EventTime } from "../script.ts";

export class Schedule {
  readonly #strict: boolean;
  /** Of the last event, µs: by the script's clock, and by the target's. */
  #script = 0;
  #actual = 0;

  constructor(strict: boolean) {
    this.#strict = strict;
  }
  /** When an event, or the end of a blocking call, is due by the target's clock; undefined for `*`. */
  due(time: EventTime): number | undefined {
    return time.kind === "any" ? undefined : this.#actual + this.#nominal(time.kind, time.from) - this.#script;
  }
  dueUntil(time: EventTime, until: number): number {
    return this.#actual + this.#nominal(time.kind === "absolute" ? "absolute" : "relative", until) - this.#script;
  }
  /** An event has happened. @param at when, by the target's clock, if the events after it are to follow that. */
  happened(time: EventTime, at: number | undefined): void {
    const due = this.due(time);
    const script = time.kind === "any" ? undefined : this.#nominal(time.kind, time.from);
    const actual = due === undefined || (at !== undefined && !this.#strict) ? (at ?? this.#actual) : due;
    this.#script = script ?? this.#script + actual - this.#actual;
    this.#actual = actual;
  }
  #nominal(kind: "absolute" | "relative", time: number): number {
    return kind === "absolute" ? time : this.#script + time;
  }
}
