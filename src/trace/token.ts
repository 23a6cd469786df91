/**
 * A trace as a token for a link or a command line, in words that can be read:
 * `s1.connection.rfc9293.100.300.64..open.A.active..deliver.A1_SYN_0`.
 */
import { isRecord, type Shape } from "./shape.ts";
import { bad, good, type Result } from "./result.ts";
import { toWord, fromWord } from "./token-words.ts";
import { checkTrace, entryShape, MOST_ENTRIES } from "./trace-check.ts";
import { tokenForm, tooLarge, type TraceError } from "./trace-error.ts";
import { isOneShape, SCOPES, TRACE_SHAPES, type TraceShape } from "./trace-shape.ts";
import { TRACE_SCHEMA, type Trace } from "./trace.ts";

const START = `s${TRACE_SCHEMA}`;
const WORD = "..";
/** Browsers and chat programs cut longer links. */
export const LONGEST_TOKEN = 30_000;

/** Everything of the trace, in characters that no URL has to escape. */
export const traceToken = (trace: Trace): string => {
  const shape = TRACE_SHAPES[trace.scope];
  const plain: Readonly<Record<string, unknown>> = { ...trace };
  const entries: readonly unknown[] = "openings" in trace ? trace.openings : trace.actions;
  return [`${START}.${trace.scope}.${toWord(shape.head, plain)}`, ...entries.map((entry) => entryWord(shape, entry))].join(WORD);
};

const entryWord = (shape: TraceShape, entry: unknown): string => {
  if (!isRecord(entry)) throw new Error("an entry of a trace is an object");
  if (isOneShape(shape.entries)) return toWord(shape.entries, entry);
  const one = entryShape(shape, entry["do"]);
  if (one === undefined) throw new Error(`a trace has no action "${String(entry["do"])}"`);
  const rest = toWord(one, entry);
  return rest === "" ? String(entry["do"]) : `${String(entry["do"])}.${rest}`;
};

/** Never throws: a token cut short by a chat program is expected. */
export const parseToken = (token: string): Trace | TraceError => {
  const written = token.trim();
  if (written.length > LONGEST_TOKEN) return tooLarge("token", "characters", LONGEST_TOKEN, written.length);
  const words = written.split(WORD);
  if (words.length - 1 > MOST_ENTRIES) return tooLarge("token", "actions", MOST_ENTRIES, words.length - 1);
  const [start, scopeName, ...head] = (words[0] ?? "").split(".");
  if (start !== START) return tokenForm(0, `a token begins with "${START}."`);
  const scope = SCOPES.find((known) => known === scopeName);
  if (scope === undefined) return tokenForm(START.length + 1, `a token names a scope (${SCOPES.join(", ")})`);
  const shape = TRACE_SHAPES[scope];

  const fields = fromWord(shape.head, head);
  if (!fields.ok) return tokenForm(START.length + 1, fields.because);
  const entries: unknown[] = [];
  let at = (words[0] ?? "").length;
  for (const word of words.slice(1)) {
    at += WORD.length;
    const entry = readEntry(shape, word);
    if (!entry.ok) return tokenForm(at, entry.because);
    entries.push(entry.value);
    at += word.length;
  }
  return checkTrace({ schema: TRACE_SCHEMA, scope, ...fields.value, [shape.list]: entries }, "token");
};

const readEntry = (shape: TraceShape, word: string): Result<unknown> => {
  const all = word.split(".");
  if (isOneShape(shape.entries)) return fromWord(shape.entries, all);
  const [kind = "", ...rest] = all;
  const one: Shape | undefined = entryShape(shape, kind);
  if (one === undefined) return bad(`"${kind.slice(0, 40)}" is not an action`);
  const read = fromWord(one, rest);
  return read.ok ? good({ do: kind, ...read.value }) : read;
};
