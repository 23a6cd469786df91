/** Handshakes of one, two, three and four segments beside each other: three is necessary, and it is sufficient. */
import type { HandshakeRow, MatrixRow } from "../../trace/exhaustive.ts";
import { HANDSHAKES } from "../../variants/handshake.ts";
import { JUDGES_OF_EVERYTHING } from "../../variants/variant.ts";

/** Empty unless every one of them is among the rows. @param states of the correct model, which breaks nothing in them. */
export const handshakes = (rows: readonly MatrixRow[], states: number): readonly HandshakeRow[] => {
  const all = ([1, 2, 3, 4] as const).flatMap((segments): readonly HandshakeRow[] => {
    const variant = HANDSHAKES[segments];
    if (variant === null) return [{ segments, variant, states, breaks: [], tables: [] }];
    const row = rows.find((one) => one.variant === variant);
    if (row === undefined) return [];
    const ofTables = (property: string): boolean => JUDGES_OF_EVERYTHING.includes(property);
    return [{
      segments,
      variant,
      states: row.searched,
      breaks: row.kills.filter(({ property }) => !ofTables(property)).map(({ property, instance, steps }) => ({ property, instance, steps })),
      tables: row.kills.map(({ property }) => property).filter(ofTables),
    }];
  });
  return all.length === 4 ? all : [];
};
