/** What can be explored: a bounded world, told in words and numbers, and a way to open it on a subject. */
import type { PropertyFacts } from "../../properties/index.ts";
import type { Subject } from "../../properties/arbitraries/schedule-type.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Space } from "../exhaustive/space.ts";
import type { Tally } from "../exhaustive/tally.ts";

export const SIZES = ["small", "medium", "large"] as const;
export type Size = (typeof SIZES)[number];

/** What is bounded, by how much, and why that is enough or all that can be afforded. */
export interface Bound {
  readonly what: string;
  readonly most: number;
  readonly why: string;
}

/** How good the place is where a run has ended. */
export type EndClass = "desired" | "acceptable" | "forbidden";

/** End states by class; `stuck` are those that still wait for something that the bounds never let happen. */
export type EndStates = Readonly<Record<EndClass | "stuck", number>>;

/** An instance that is being explored. */
export interface Opened {
  readonly space: Space & { readonly tally: Tally };
  /** In the order of the tally. */
  readonly properties: readonly PropertyFacts[];
  /** The actions of these numbers as the fields of a trace. */
  trace(actions: readonly number[]): Omit<Trace, "schema" | "profile">;
  /** How often each rule fired, and each state followed another (`SYN-SENT → ESTABLISHED`), over all transitions. */
  coverage(): { readonly rules: ReadonlyMap<string, number>; readonly edges: ReadonlyMap<string, number> };
  ends(): EndStates;
  /** Where one of each two mirror images was looked at: what they would have come to, all of them, as far as their steps were taken. */
  weighed?(): { readonly states: number; readonly transitions: number; readonly cut: number };
}

export interface Instance {
  readonly id: string;
  readonly title: string;
  readonly bounds: readonly Bound[];
  /** Levels below the start; Infinity where the bounds end every run. */
  readonly depth: number;
  /**
   * @param wanted whether a property is to be judged.
   * @param symmetry whether one of each two mirror images is enough, where both ends may do the same. Both ends must behave alike.
   */
  open(subject: Subject, wanted: (id: string) => boolean, symmetry?: boolean): Opened;
}
