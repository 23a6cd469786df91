/** Which property finds which faulty endpoint: of the exhaustive searches where there were any, else of the random runs. Pure. */
import type { Report } from "../../schema.ts";

export type Mark = "expected" | "besides" | "missed";

export interface MatrixLine {
  readonly variant: string;
  readonly marks: ReadonlyMap<string, Mark>;
}

export interface Matrix {
  /** Properties that find something, or should, in the order of the report. */
  readonly properties: readonly string[];
  readonly lines: readonly MatrixLine[];
}

export function matrixOf({ variants, properties, matrix }: Pick<Report, "variants" | "properties" | "matrix">): Matrix {
  const lines = variants.map((variant): MatrixLine => {
    const searched = matrix?.rows.find((row) => row.variant === variant.id)?.kills.map(({ property }) => property) ?? [];
    const found = new Set([...searched, ...variant.violated.map(({ property }) => property)]);
    const marks = new Map<string, Mark>();
    for (const property of found) marks.set(property, variant.caughtBy.includes(property) ? "expected" : "besides");
    for (const property of variant.caughtBy) if (!found.has(property)) marks.set(property, "missed");
    return { variant: variant.id, marks };
  });
  const used = new Set(lines.flatMap(({ marks }) => [...marks.keys()]));
  return { properties: properties.map(({ id }) => id).filter((id) => used.has(id)), lines };
}

/** `missed` is told of a variant's own property; whether another of its own found it is for the card to say. */
export const MARKS: Readonly<Record<Mark, string>> = { expected: "●", besides: "○", missed: "–" };
