/** Where properties are put to the test: one scope, its generator, its player and its properties. */
import type * as fc from "fast-check";
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import type { Scope } from "../properties/property.ts";
import type { Situation } from "../properties/situations.ts";
import type { Trace } from "../trace/trace.ts";
import type { WorldStep } from "../model/world-types.ts";
import type { ScopeJudges } from "./judges.ts";

export interface Arena<Case, Step> extends ScopeJudges<Step> {
  readonly scope: Scope;
  /** Cases for fast-check, drawn and shrunk with the subject's own behaviour in view. */
  cases(subject: Subject): fc.Arbitrary<Case>;
  play(subject: Subject, one: Case): Iterable<Step>;
  /** Number of actions. */
  lengthOf(one: Case): number;
  toTrace(one: Case): Omit<Trace, "schema" | "profile">;
  /** Counted per run, where the scope has any. */
  readonly situations?: { readonly list: readonly Situation[]; of(step: Step): WorldStep };
}
