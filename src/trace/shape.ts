/** Shapes of plain data, as data: what a trace file is checked against, and what orders the parts of a token. */

export type Field =
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  | { readonly kind: "text"; readonly longest: number; readonly pattern?: RegExp; readonly called?: string }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "flag" }
  /** An integer, or this one word instead. */
  | { readonly kind: "integer or"; readonly word: string; readonly min: number; readonly max: number }
  | { readonly kind: "record"; readonly shape: Shape };

export interface Shape {
  readonly required: Readonly<Record<string, Field>>;
  readonly optional: Readonly<Record<string, Field>>;
}

export interface Misfit {
  /** `actions[3].side` */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export const integer = (min: number, max: number): Field => ({ kind: "integer", min, max });
export const text = (longest: number): Field => ({ kind: "text", longest });
export const choice = (of: readonly string[]): Field => ({ kind: "choice", of });
export const flag: Field = { kind: "flag" };
export const record = (shape: Shape): Field => ({ kind: "record", shape });

/** Only an object's own keys count, so `__proto__` in a file is a key like any other, and an unknown one. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const own = (value: Readonly<Record<string, unknown>>, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

export const misfit = (field: Field, value: unknown, path: string): Misfit | undefined => {
  if (field.kind === "record") return recordMisfit(field.shape, value, path);
  return fitsField(field, value) ? undefined : { path, expected: expectation(field), found: describe(value) };
};

const within = (value: unknown, min: number, max: number): boolean => typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max;

const fitsField = (field: Exclude<Field, { kind: "record" }>, value: unknown): boolean => {
  switch (field.kind) {
    case "integer":
      return within(value, field.min, field.max);
    case "text":
      return typeof value === "string" && value.length <= field.longest && (field.pattern === undefined || field.pattern.test(value));
    case "choice":
      return typeof value === "string" && field.of.includes(value);
    case "flag":
      return typeof value === "boolean";
    case "integer or":
      return value === field.word || within(value, field.min, field.max);
    default:
      return field satisfies never;
  }
};

const expectation = (field: Exclude<Field, { kind: "record" }>): string => {
  switch (field.kind) {
    case "integer":
      return `an integer from ${field.min} to ${field.max}`;
    case "text":
      return field.called ?? `text of at most ${field.longest} characters`;
    case "choice":
      return `one of ${field.of.join(", ")}`;
    case "flag":
      return "true or false";
    case "integer or":
      return `"${field.word}" or an integer from ${field.min} to ${field.max}`;
    default:
      return field satisfies never;
  }
};

/** @param known keys that are checked elsewhere. */
export const recordMisfit = (shape: Shape, value: unknown, path: string, known: readonly string[] = []): Misfit | undefined => {
  if (!isRecord(value)) return { path: path === "" ? "(the whole)" : path, expected: "an object", found: describe(value) };
  const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
  for (const [key, field] of Object.entries(shape.required)) {
    const found = misfit(field, own(value, key), at(key));
    if (found !== undefined) return found;
  }
  for (const [key, field] of Object.entries(shape.optional)) {
    const found = Object.hasOwn(value, key) ? misfit(field, value[key], at(key)) : undefined;
    if (found !== undefined) return found;
  }
  const stray = Object.keys(value).find((key) => !Object.hasOwn(shape.required, key) && !Object.hasOwn(shape.optional, key) && !known.includes(key));
  if (stray === undefined) return undefined;
  const names = [...known, ...Object.keys(shape.required), ...Object.keys(shape.optional)];
  return { path: path === "" ? "(the whole)" : path, expected: `no other keys than ${names.join(", ")}`, found: `"${clip(stray)}"` };
};

/** A value in a few words: what it is, never all that it holds. */
export const describe = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? `"${clip(value)}"` : String(value);
};

const clip = (value: string): string => printable(value.length > 40 ? `${value.slice(0, 40)}…` : value);
/** Control characters could move a terminal's cursor. */
const printable = (value: string): string => value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{fffd}");
