/** What can be wrong with a trace that somebody supplies. Each error says what, where, and what to do next. */
import type { Misfit } from "./shape.ts";
import { TRACE_SCHEMA, type Trace } from "./trace.ts";

interface Told {
  /** The name of the file, or `token`. */
  readonly source: string;
  /** One line: what is wrong, and where. */
  readonly message: string;
  /** One line: what to do next. */
  readonly hint: string;
}

export type TraceError =
  | (Told & { readonly code: "TRACE-NOT-JSON"; readonly line: number; readonly column: number })
  | (Told & { readonly code: "TRACE-SCHEMA-VERSION"; readonly found: string })
  | (Told & { readonly code: "TRACE-FIELD"; readonly path: string; readonly expected: string; readonly found: string })
  | (Told & { readonly code: "TRACE-TOO-LARGE"; readonly limit: number; readonly found: number })
  | (Told & { readonly code: "TOKEN-FORM"; readonly at: number });

export const isTraceError = (value: Trace | TraceError): value is TraceError => "code" in value;

/** `[TRACE-FIELD] run.trace.json: … ` and the next step, on one line. */
export const traceErrorLine = (error: TraceError): string => `[${error.code}] ${error.source}: ${error.message}. ${error.hint}.`;

export const notJson = (source: string, line: number, column: number): TraceError => ({
  code: "TRACE-NOT-JSON", source, line, column,
  message: `not JSON from line ${line}, column ${column} on`,
  hint: "Mend it at that place, or save the trace again",
});

export const schemaVersion = (source: string, found: string): TraceError => ({
  code: "TRACE-SCHEMA-VERSION", source, found,
  message: `the trace has schema ${found}, this version reads schema ${TRACE_SCHEMA}`,
  hint: found === "nothing" ? `A trace begins with "schema": ${TRACE_SCHEMA}` : "Replay it with the version that wrote it, or record it again",
});

export const fieldError = (source: string, { path, expected, found }: Misfit): TraceError => ({
  code: "TRACE-FIELD", source, path, expected, found,
  message: `${path}: expected ${expected}, found ${found}`,
  hint: "Mend that field; src/trace/trace.ts describes the format",
});

export const tooLarge = (source: string, what: string, limit: number, found: number): TraceError => ({
  code: "TRACE-TOO-LARGE", source, limit, found,
  message: `${found} ${what}, at most ${limit} are read`,
  hint: "Shorten it; a counterexample has a handful of steps",
});

export const tokenForm = (at: number, message: string): TraceError => ({
  code: "TOKEN-FORM", source: "token", at,
  message: `${message}, at character ${at + 1}`,
  hint: "Copy the whole token again, or replay the *.trace.json file",
});
