/** A small language for the shape of JSON data, and its checker. Data, so that a test can compare it with the documentation. */

export type Shape =
  | { readonly is: "string" | "boolean" | "null" | "anything" }
  /** A whole number, at least `min`. */
  | { readonly is: "integer"; readonly min: number }
  | { readonly is: "number"; readonly min: number; readonly max: number }
  | { readonly is: "one-of"; readonly values: readonly (string | number)[] }
  | { readonly is: "list"; readonly of: Shape }
  | { readonly is: "either"; readonly of: readonly Shape[] }
  /** No field but these; a name that ends in `?` may be absent. */
  | { readonly is: "record"; readonly fields: Readonly<Record<string, Shape>> };

export const text: Shape = { is: "string" };
export const flag: Shape = { is: "boolean" };
export const count: Shape = { is: "integer", min: 0 };
export const anything: Shape = { is: "anything" };
export const share: Shape = { is: "number", min: 0, max: 1 };
export const oneOf = (...values: readonly (string | number)[]): Shape => ({ is: "one-of", values });
export const list = (of: Shape): Shape => ({ is: "list", of });
export const orNull = (of: Shape): Shape => ({ is: "either", of: [of, { is: "null" }] });
export const record = (fields: Readonly<Record<string, Shape>>): Shape => ({ is: "record", fields });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with `value`, each with its path; empty when it fits. */
export function misfits(shape: Shape, value: unknown, path = "$"): readonly string[] {
  const unless = (fits: boolean, wanted: string): readonly string[] => (fits ? [] : [`${path}: ${wanted}`]);
  switch (shape.is) {
    case "string":
      return unless(typeof value === "string", "not a string");
    case "boolean":
      return unless(typeof value === "boolean", "not true or false");
    case "null":
      return unless(value === null, "not null");
    case "anything":
      return unless(isRecord(value), "not an object");
    case "integer":
      return unless(Number.isSafeInteger(value) && Number(value) >= shape.min, `not a whole number of at least ${shape.min}`);
    case "number":
      return unless(typeof value === "number" && value >= shape.min && value <= shape.max, `not a number from ${shape.min} to ${shape.max}`);
    case "one-of":
      return unless(shape.values.some((allowed) => allowed === value), `none of ${shape.values.join(", ")}`);
    case "list":
      return Array.isArray(value) ? value.flatMap((item, i) => misfits(shape.of, item, `${path}[${i}]`)) : [`${path}: not a list`];
    case "either": {
      const attempts = shape.of.map((option) => misfits(option, value, path));
      return attempts.some((attempt) => attempt.length === 0) ? [] : (attempts[0] ?? []);
    }
    case "record":
      return isRecord(value) ? recordMisfits(shape.fields, value, path) : [`${path}: not an object`];
    default:
      return shape satisfies never;
  }
}

function recordMisfits(fields: Readonly<Record<string, Shape>>, value: Readonly<Record<string, unknown>>, path: string): readonly string[] {
  const known = new Set(Object.keys(fields).map((name) => name.replace(/\?$/, "")));
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  return [
    ...Object.entries(fields).flatMap(([field, shape]) => {
      const name = field.replace(/\?$/, "");
      if (Object.hasOwn(value, name)) return misfits(shape, value[name], `${path}.${name}`);
      return field.endsWith("?") ? [] : [`${path}.${name}: missing`];
    }),
    ...unknown.map((name) => `${path}.${name}: unknown field`),
  ];
}
