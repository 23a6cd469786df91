/** Plain data of the model as an expression of the Informal Trace Format. */
import type { Octet } from "../../model/octet.ts";
import { isRecord } from "../shape.ts";
import { showOctets } from "../show-octets.ts";

/** A sum of Quint's is a record of `tag` and `value`; so is its `Option`. */
export type ItfValue = string | boolean | readonly ItfValue[] | { readonly [key: string]: ItfValue };

/** Fields that are lists of octets, which are numbers only inside the model. */
const OCTETS: ReadonlySet<string> = new Set(["data", "unsent", "received"]);

/** Whole numbers of any size in the one form that Apalache and Quint both write; of others the format has only their text. */
const ofNumber = (value: number): ItfValue => (Number.isSafeInteger(value) ? { "#bigint": String(value) } : { "#unserializable": String(value) });

/** What is undefined in a record is left out: the format has no null. */
export const itfValue = (value: unknown): ItfValue => {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return ofNumber(value);
  if (Array.isArray(value)) return value.map(itfValue);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, fieldValue(key, field)]])));
  throw new Error(`the model holds something that is not plain data: ${typeof value}`);
};

const fieldValue = (key: string, value: unknown): ItfValue =>
  // A field of one of these names is a list of octets wherever it occurs.
  OCTETS.has(key) && Array.isArray(value) ? value.map((octet: Octet) => showOctets([octet])) : itfValue(value);

export const some = (value: ItfValue): ItfValue => ({ tag: "Some", value });
export const NONE: ItfValue = { tag: "None", value: { "#tup": [] } };
