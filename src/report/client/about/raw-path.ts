/** A place in the raw data, as words of an address: `variants / two-way-accept / violated / 0`. Pure. */

export interface RawPlace {
  readonly value: unknown;
  /** What is below it: the word for the address, and what is there in short. */
  readonly children: readonly { readonly word: string; readonly value: unknown }[];
}

/** @returns undefined where there is nothing. */
export function rawAt(data: unknown, path: readonly string[]): RawPlace | undefined {
  const value = path.reduce<unknown>((at, word) => childrenOf(at).find((child) => child.word === word)?.value, data);
  return value === undefined ? undefined : { value, children: childrenOf(value) };
}

/** Items of a list are named by their id where each has its own, else counted from 0. */
function childrenOf(value: unknown): RawPlace["children"] {
  if (typeof value !== "object" || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value).map(([word, below]) => ({ word, value: below as unknown }));
  const ids = value.map(idOf);
  const named = new Set(ids).size === ids.length && !ids.includes(undefined);
  return value.map((below: unknown, i) => ({ word: (named ? ids[i] : undefined) ?? String(i), value: below }));
}

const idOf = (item: unknown): string | undefined => {
  if (typeof item !== "object" || item === null) return undefined;
  const name = "id" in item ? item.id : "variant" in item ? item.variant : "property" in item ? item.property : "probe" in item ? item.probe : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
};
