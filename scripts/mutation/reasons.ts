/**
 * Why a mutant of src/model may survive. A mutant is named by its file in src/model, its mutator, and what became of what; a text that is too long
 * is cut off. `npm run mutation` fails for a survivor without a reason, and for a reason without a survivor.
 */
export interface Reason {
  readonly why: string;
  readonly mutants: readonly string[];
}

export const REASONS: readonly Reason[] = [
];
