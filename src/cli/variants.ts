/** `synproof variants`: which property sees which faulty endpoint, by exhaustive searches. */
import type { MatrixProgress } from "../engines/matrix/kill-matrix.ts";
import type { KillMatrix } from "../trace/exhaustive.ts";
import { isHole, matrixText } from "../report/matrix-text.ts";
import { counted, grouped } from "../report/summary.ts";
import type { Context } from "./context.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readProperty, readVariant } from "./options.ts";
import { paintFor } from "./paint.ts";
import { duration } from "./progress.ts";

export interface VariantsFlags {
  readonly variant?: string;
  readonly property?: string;
  readonly quick?: true;
  readonly pairs?: true;
  readonly allPairs?: true;
  readonly json?: true;
}

const LINE_MS = 5_000;
const REDRAW_MS = 100;

export async function variantsCommand(flags: VariantsFlags, context: Context): Promise<ExitCode> {
  const { metadata, terminal, exhaustive, signal } = context;
  const variants = flags.variant === undefined ? Object.keys(metadata.variants) : [readVariant(flags.variant, metadata)];
  const property = flags.property === undefined ? undefined : readProperty(flags.property, metadata);
  const properties = property !== undefined ? [property] : flags.quick === true ? ("named" as const) : ("all" as const);
  const pairs = flags.allPairs === true ? ("all" as const) : flags.pairs === true ? ("related" as const) : undefined;
  const all = await driveSearch(exhaustive.matrix({ variants, properties, signal, ...(pairs === undefined ? {} : { pairs }) }), context);
  // Asked for one property, only the faulty endpoints that it sees or should see are of interest.
  const concerned = (id: string): boolean => property === undefined || metadata.variants[id]?.caughtBy.includes(property) === true;
  const matrix: KillMatrix = { ...all, rows: all.rows.filter(({ variant, kills }) => kills.length > 0 || concerned(variant)) };
  const caughtBy = (id: string): readonly string[] => metadata.variants[id]?.caughtBy ?? [];
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, ...matrix }, null, 2)}\n` : matrixText(matrix, caughtBy, paintFor(context)));
  if (matrix.rows.some(isHole) && property === undefined) return EXIT.violated;
  if (matrix.rows.some(({ missing }) => missing.some(({ reason }) => reason === undefined)) || matrix.idle.length > 0) return EXIT.violated;
  if (matrix.pairs?.some(({ caught }) => !caught) === true) return EXIT.violated;
  return matrix.interrupted ? EXIT.inconclusive : EXIT.holds;
}

/** Runs it to its end, or to Ctrl-C, and says how far it has got. */
export async function driveSearch<Result>(run: Generator<MatrixProgress, Result>, { terminal, now }: Context): Promise<Result> {
  const start = now();
  let shown = start;
  for (;;) {
    const next = run.next();
    if (next.done === true) {
      if (terminal.errIsTty) terminal.err("\r\u001b[K");
      terminal.err(`Done in ${duration(now() - start)}.\n`);
      return next.value;
    }
    if (now() - shown >= (terminal.errIsTty ? REDRAW_MS : LINE_MS)) {
      shown = now();
      const { variant, instance, done, total, states } = next.value;
      const line = `${grouped(done)} of ${grouped(total)}: ${variant}, ${instance}, ${counted(states, "state")}`;
      terminal.err(terminal.errIsTty ? `\r${line.slice(0, terminal.columns - 1)}\u001b[K` : `${line}\n`);
    }
    // Without a pause Ctrl-C would never be heard.
    await new Promise<void>((resume) => setImmediate(resume));
  }
}
