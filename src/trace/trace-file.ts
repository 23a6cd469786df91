/** Traces as files: `*.trace.json`. */
import { DEEPEST, jsonFault, placeOf } from "./json-fault.ts";
import { checkTrace } from "./trace-check.ts";
import { notJson, tooLarge, type TraceError } from "./trace-error.ts";
import type { Trace } from "./trace.ts";

export const LARGEST_FILE = 1_000_000;

/** Never throws: a bad file is expected. @param fileName for the message. */
export const parseTrace = (text: string, fileName: string): Trace | TraceError => {
  if (text.length > LARGEST_FILE) return tooLarge(fileName, "characters", LARGEST_FILE, text.length);
  const body = text.replace(/^\u{feff}/u, "");
  const fault = jsonFault(body);
  if (fault !== undefined) {
    if (fault.tooDeep) return tooLarge(fileName, "levels of nesting", DEEPEST, DEEPEST + 1);
    const { line, column } = placeOf(body, fault.at);
    return notJson(fileName, line, column);
  }
  const data: unknown = JSON.parse(body);
  return checkTrace(data, fileName);
};

/** The same bytes for the same trace: head first, one action a line. */
export const printTrace = (trace: Trace): string => {
  const { schema, scope, ...rest } = trace;
  const [list, entries] = "openings" in rest ? ["openings", rest.openings] as const : ["actions", rest.actions] as const;
  const head = Object.entries({ schema, scope, ...rest }).filter(([key, value]) => key !== list && value !== undefined);
  const lines = head.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const items = entries.map((entry: unknown) => `    ${JSON.stringify(entry)}`);
  const body = items.length === 0 ? `  "${list}": []` : `  "${list}": [\n${items.join(",\n")}\n  ]`;
  return `{\n${[...lines, body].join("\n")}\n}\n`;
};
