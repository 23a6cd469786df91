/** Whether plain data is a trace: every field, its type, its range, and no key beside them. */
import { readSwitches } from "./profile-switches.ts";
import { describe, isRecord, own, recordMisfit, type Misfit, type Shape } from "./shape.ts";
import { fieldError, schemaVersion, tooLarge, type TraceError } from "./trace-error.ts";
import { isOneShape, SCOPES, TRACE_SHAPES, type TraceShape } from "./trace-shape.ts";
import { TRACE_SCHEMA, type Trace } from "./trace.ts";

/** A run of more steps is no lesson, and would keep a report busy. */
export const MOST_ENTRIES = 5_000;

/** @param data as JSON.parse returns it, or as a token spells it: a tree, of which nothing is trusted. */
export const checkTrace = (data: unknown, source: string): Trace | TraceError => {
  if (!isRecord(data)) return fieldError(source, { path: "(the whole)", expected: "an object", found: describe(data) });
  const schema = own(data, "schema");
  if (schema !== TRACE_SCHEMA) return schemaVersion(source, describe(schema));
  const scope = SCOPES.find((known) => known === own(data, "scope"));
  if (scope === undefined) return fieldError(source, { path: "scope", expected: `one of ${SCOPES.join(", ")}`, found: describe(own(data, "scope")) });

  const shape = TRACE_SHAPES[scope];
  const wrong = recordMisfit(shape.head, data, "", ["schema", "scope", shape.list]);
  if (wrong !== undefined) return fieldError(source, wrong);
  const set = own(data, "set");
  const switches = typeof set === "string" ? readSwitches(set) : undefined;
  if (switches?.ok === false) return fieldError(source, { path: "set", expected: "switches of a profile, such as rcvBuffer=1000", found: switches.because });
  const entries = own(data, shape.list);
  if (!Array.isArray(entries)) return fieldError(source, { path: shape.list, expected: "a list", found: describe(entries) });
  if (entries.length > MOST_ENTRIES) return tooLarge(source, shape.list, MOST_ENTRIES, entries.length);
  for (let i = 0; i < entries.length; i++) {
    const misfit = entryMisfit(shape, entries[i], `${shape.list}[${i}]`);
    if (misfit !== undefined) return fieldError(source, misfit);
  }
  // Checked key by key against the shapes, which the compiler holds to the types.
  return data as unknown as Trace;
};

const entryMisfit = (shape: TraceShape, entry: unknown, path: string): Misfit | undefined => {
  if (isOneShape(shape.entries)) return recordMisfit(shape.entries, entry, path);
  if (!isRecord(entry)) return { path, expected: "an object", found: describe(entry) };
  const kind = own(entry, "do");
  const one = entryShape(shape, kind);
  if (one === undefined) return { path: `${path}.do`, expected: `one of ${Object.keys(shape.entries).join(", ")}`, found: describe(kind) };
  return recordMisfit(one, entry, path, ["do"]);
};

/** The shape of the entries with this `do`. */
export const entryShape = (shape: TraceShape, kind: unknown): Shape | undefined => {
  if (isOneShape(shape.entries) || typeof kind !== "string" || !Object.hasOwn(shape.entries, kind)) return undefined;
  return shape.entries[kind];
};
