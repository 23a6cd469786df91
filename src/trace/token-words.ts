/** Records as words of a token, by their shape: required fields in order, then optional ones with their names. */
import { isRecord, type Field, type Shape } from "./shape.ts";
import { bad, good, type Result } from "./result.ts";
import { escapeText, unescapeText } from "./token-text.ts";

/** Between the parts of a word, and between those of a record inside a part. No escape of token-text.ts is `~i`. */
const PART = ".";
const INNER = "~i";

type Plain = Readonly<Record<string, unknown>>;

/** @param value fits `shape`. */
export const toWord = (shape: Shape, value: Plain): string => [...parts(shape, value)].join(PART);

/** A required record is spelled out part by part, its optional fields among the word's own. */
const parts = (shape: Shape, value: Plain): readonly string[] => {
  const needed = Object.entries(shape.required).map(([key, field]) => ({ field, of: value[key] }));
  const inside = needed.map(({ field, of }) => (isSpelledOut(field) && isRecord(of) ? { first: requiredParts(field.shape, of), rest: optionalParts(field.shape, of) } : { first: [encode(field, of)], rest: [] }));
  return [...inside.flatMap(({ first }) => first), ...inside.flatMap(({ rest }) => rest), ...optionalParts(shape, value)];
};

const requiredParts = (shape: Shape, value: Plain): readonly string[] => Object.entries(shape.required).map(([key, field]) => encode(field, value[key]));
const optionalParts = (shape: Shape, value: Plain): readonly string[] =>
  Object.entries(shape.optional).filter(([key]) => Object.hasOwn(value, key)).map(([key, field]) => `${key}-${encode(field, value[key])}`);

const isSpelledOut = (field: Field): field is Extract<Field, { kind: "record" }> => field.kind === "record";

const encode = (field: Field, value: unknown): string => {
  if (field.kind === "record") return isRecord(value) ? requiredParts(field.shape, value).join(INNER) : "";
  if (field.kind === "flag") return value === true ? "y" : "n";
  return escapeText(String(value));
};

/** The record that a word spells; whether its values are allowed is for the shape to say afterwards. */
export const fromWord = (shape: Shape, word: readonly string[]): Result<Plain> => {
  const rest = [...word];
  const value: Record<string, unknown> = {};
  const owners: { readonly shape: Shape; readonly value: Record<string, unknown> }[] = [{ shape, value }];
  for (const [key, field] of Object.entries(shape.required)) {
    if (isSpelledOut(field)) {
      const inner: Record<string, unknown> = {};
      for (const [name, part] of Object.entries(field.shape.required)) {
        const read = decode(part, rest.shift());
        if (!read.ok) return bad(`${name}: ${read.because}`);
        inner[name] = read.value;
      }
      owners.push({ shape: field.shape, value: inner });
      value[key] = inner;
    } else {
      const read = decode(field, rest.shift());
      if (!read.ok) return bad(`${key}: ${read.because}`);
      value[key] = read.value;
    }
  }
  for (const part of rest) {
    const name = part.slice(0, Math.max(0, part.indexOf("-")));
    const owner = owners.find((one) => Object.hasOwn(one.shape.optional, name) && !Object.hasOwn(one.value, name));
    const field = owner?.shape.optional[name];
    if (owner === undefined || field === undefined) return bad(`"${part.slice(0, 40)}" does not belong here`);
    const read = decode(field, part.slice(name.length + 1));
    if (!read.ok) return bad(`${name}: ${read.because}`);
    owner.value[name] = read.value;
  }
  return good(value);
};

const decode = (field: Field, written: string | undefined): Result<unknown> => {
  if (written === undefined || written === "") return bad("a part is missing");
  switch (field.kind) {
    case "integer":
    case "integer or":
      if (/^-?\d{1,16}$/.test(written)) return good(Number(written));
      return unescapeText(written);
    case "flag":
      return written === "y" || written === "n" ? good(written === "y") : bad(`"${written.slice(0, 40)}" is neither y nor n`);
    case "text":
    case "choice":
      return unescapeText(written);
    case "record": {
      const inner: Record<string, unknown> = {};
      const pieces = written.split(INNER);
      const fields = Object.entries(field.shape.required);
      if (pieces.length !== fields.length) return bad(`"${written.slice(0, 40)}" has ${pieces.length} parts, not ${fields.length}`);
      for (const [i, [key, part]] of fields.entries()) {
        const read = decode(part, pieces[i]);
        if (!read.ok) return read;
        inner[key] = read.value;
      }
      return good(inner);
    }
    default:
      return field satisfies never;
  }
};
