/** `synproof variants`: which property sees which faulty endpoint, by exhaustive searches. */
import type { KillMatrix } from "../trace/exhaustive.ts";
import { isHole, matrixText } from "../report/matrix-text.ts";
import type { Context } from "./context.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { driveMatrix } from "./matrix.ts";
import { readProperty, readVariant } from "./options.ts";
import { paintFor } from "./paint.ts";
import { Trouble } from "./trouble.ts";

export interface VariantsFlags {
  readonly variant?: string;
  readonly property?: string;
  readonly quick?: true;
  readonly pairs?: true;
  readonly allPairs?: true;
  readonly json?: true;
}

export async function variantsCommand(flags: VariantsFlags, context: Context): Promise<ExitCode> {
  const { metadata, terminal } = context;
  const pairing = flags.allPairs === true ? "--all-pairs" : flags.pairs === true ? "--pairs" : undefined;
  if (pairing !== undefined && flags.variant !== undefined) throw new Trouble("CLI-FLAG", `${pairing} does not go with --variant`, "Leave out one of the two: a pair takes two faulty endpoints.");
  const variants = flags.variant === undefined ? Object.keys(metadata.variants) : [readVariant(flags.variant, metadata)];
  const property = flags.property === undefined ? undefined : readProperty(flags.property, metadata);
  const properties = property !== undefined ? [property] : flags.quick === true ? ("named" as const) : ("all" as const);
  const pairs = flags.allPairs === true ? ("all" as const) : flags.pairs === true ? ("related" as const) : undefined;
  const all = await driveMatrix({ variants, properties, ...(pairs === undefined ? {} : { pairs }) }, context);
  // Asked for one property, only the faulty endpoints that it sees or should see are of interest.
  const concerned = (id: string): boolean => property === undefined || metadata.variants[id]?.caughtBy.includes(property) === true;
  const matrix: KillMatrix = { ...all, rows: all.rows.filter(({ variant, kills }) => kills.length > 0 || concerned(variant)) };
  const caughtBy = (id: string): readonly string[] => metadata.variants[id]?.caughtBy ?? [];
  const unseen = property !== undefined && flags.variant !== undefined && matrix.rows.length === 0 && !matrix.interrupted;
  if (unseen && flags.json !== true) terminal.out(`${property} does not see ${flags.variant} in any small instance, and ${flags.variant} does not name it.\n`);
  else terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, ...matrix }, null, 2)}\n` : matrixText(matrix, caughtBy, paintFor(context)));
  if (matrix.rows.some(isHole) && property === undefined) return EXIT.violated;
  if (matrix.rows.some(({ missing }) => missing.some(({ reason }) => reason === undefined)) || matrix.idle.length > 0) return EXIT.violated;
  if (matrix.pairs?.some(({ caught }) => !caught) === true) return EXIT.violated;
  return matrix.interrupted ? EXIT.inconclusive : EXIT.holds;
}
