/** Searching an instance for violations: until every property that is wanted has been violated, or to the end. */
import { TRACE_SCHEMA, type Trace } from "../../trace/trace.ts";
import type { Kill } from "../../trace/exhaustive.ts";
import { PROFILE } from "../exhaustive/explore.ts";
import { NO_LIMITS, search, type SearchProgress } from "../exhaustive/search.ts";
import type { Found, Space, State } from "../exhaustive/space.ts";
import type { Tally } from "../exhaustive/tally.ts";
import type { Subject } from "../../properties/arbitraries/schedule-type.ts";
import type { Instance } from "../instances/instance.ts";

/** Nothing is expanded any more once every property is broken. */
class UntilBroken implements Space {
  /** States that had been expanded when each property broke first. */
  readonly brokenAfter: (number | undefined)[];
  readonly #space: Space & { readonly tally: Tally };
  #left: number;
  #expanded = 0;

  constructor(space: Space & { readonly tally: Tally }) {
    this.#space = space;
    this.#left = space.tally.broken.length;
    this.brokenAfter = Array.from({ length: this.#left });
  }
  start(found: Found): void {
    this.#space.start(found);
  }
  expand(state: State, found: Found): number {
    if (this.#left === 0) return 0;
    const cut = this.#space.expand(state, found);
    this.#expanded++;
    const { broken } = this.#space.tally;
    for (let i = 0; i < broken.length; i++) {
      if (broken[i] === undefined || this.brokenAfter[i] !== undefined) continue;
      this.brokenAfter[i] = this.#expanded;
      this.#left--;
    }
    return cut;
  }
  get expanded(): number {
    return this.#expanded;
  }
}

export interface KillSearch {
  readonly kills: readonly (Kill & { readonly trace: Trace })[];
  /** States looked at. */
  readonly searched: number;
  readonly interrupted: boolean;
}

export interface KillAsk {
  /** Who is searched, and what a trace says of him. */
  readonly subject: Subject;
  readonly variant: string | null;
  readonly wanted: (property: string) => boolean;
  /** States after which it is given up. */
  readonly limit?: number;
  readonly signal?: { readonly aborted: boolean };
}

/** Yields where it has got to. Shortest runs, since the search is breadth-first. */
export function* searchKills(instance: Instance, { subject, variant, wanted, limit, signal }: KillAsk): Generator<SearchProgress, KillSearch> {
  const opened = instance.open(subject, wanted);
  if (opened.properties.length === 0) return { kills: [], searched: 0, interrupted: false };
  const space = new UntilBroken(opened.space);
  const run = search(space, { ...NO_LIMITS, depth: instance.depth, ...(limit === undefined ? {} : { states: limit }) });
  let next = run.next();
  while (next.done !== true) {
    yield next.value;
    next = run.next(signal?.aborted === true ? "interrupted" : undefined);
  }
  const { table, stopped } = next.value;
  const kills = opened.properties.flatMap(({ id }, i) => {
    const broken = opened.space.tally.broken[i];
    if (broken === undefined) return [];
    const actions = [...table.path(broken.state).actions, broken.action];
    // The instance gave the fields of its own scope.
    const trace = { schema: TRACE_SCHEMA, profile: PROFILE, ...(variant === null ? {} : { variant }), property: id, verdict: "violated", ...opened.trace(actions) } as Trace;
    return [{ property: id, instance: instance.id, steps: actions.length, states: space.brokenAfter[i] ?? 0, trace }];
  });
  return { kills, searched: space.expanded, interrupted: stopped === "interrupted" };
}
