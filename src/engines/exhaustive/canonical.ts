/** A text that two values share exactly when they are equal: for plain, immutable data only. */

/** @throws for what is not plain data, since two of those cannot be told apart or alike by looking. */
export const canonical = (value: unknown): string => {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "undefined":
    case "boolean":
      return String(value);
    case "number":
      // JSON has no Infinity, and −0 is 0 to every comparison of the model.
      return String(value);
    case "object":
      return value === null ? "null" : ofObject(value);
    default:
      throw new Error(`a ${typeof value} cannot be part of a state`);
  }
};

const ofObject = (value: object): string => {
  if (Array.isArray(value)) return `[${areNumbers(value) ? value.join(",") : value.map(canonical).join(",")}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Error("only plain objects and arrays can be part of a state");
  return `{${Object.entries(value).toSorted(byKey).map(([key, field]) => `${key}:${canonical(field)}`).join(",")}}`;
};

/** Lists of numbers are most of what a search interns, and their text is quickly written. */
export const areNumbers = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === "number");

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);
