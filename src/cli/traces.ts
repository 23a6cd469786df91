/** Traces from files and tokens; what cannot be read becomes Trouble. */
import { parseToken, traceToken } from "../trace/token.ts";
import { isTraceError, type TraceError } from "../trace/trace-error.ts";
import { parseTrace } from "../trace/trace-file.ts";
import type { Trace } from "../trace/trace.ts";
import type { TraceReader } from "./context.ts";
import { Trouble } from "./trouble.ts";

const orTrouble = (read: Trace | TraceError): Trace => {
  if (isTraceError(read)) throw new Trouble(read.code, `${read.source}: ${read.message}`, `${read.hint}.`);
  return read;
};

export const TRACES: TraceReader = {
  readFile: (text, name) => orTrouble(parseTrace(text, name)),
  readToken: (token) => orTrouble(parseToken(token)),
  printToken: traceToken,
};
