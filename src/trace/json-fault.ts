/** Where a text stops being JSON. What JSON.parse says of it differs between engines, and may not say where. */

const SPACE = new Set([" ", "\t", "\n", "\r"]);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The position just after what `pattern` matches at `at`; undefined when it does not. */
const after = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/** The end of the string that begins at `at`, or where it goes wrong. */
const stringEnd = (text: string, at: number): { readonly end: number } | { readonly fault: number } => {
  let i = at + 1;
  while (i < text.length) {
    const char = text.charAt(i);
    if (char === '"') return { end: i + 1 };
    if (char < " ") return { fault: i };
    const next: number | undefined = char === "\\" ? after(ESCAPE, text, i) : i + 1;
    if (next === undefined) return { fault: i };
    i = next;
  }
  return { fault: text.length };
};

type Expected = "value" | "first item" | "key" | "first key" | "colon" | "comma";

/** Deeper than any trace, and shallow enough for every parser. */
export const DEEPEST = 64;

export interface JsonFault {
  /** Offset of the first character that does not belong there; the length of a text that ends too soon. */
  readonly at: number;
  readonly tooDeep: boolean;
}

/** Undefined for JSON of reasonable depth. */
export const jsonFault = (text: string): JsonFault | undefined => {
  const fault = scan(text);
  return fault === undefined ? undefined : { at: Math.abs(fault), tooDeep: fault < 0 };
};

/** @returns the offset, negative where nesting is too deep. */
const scan = (text: string): number | undefined => {
  const open: ("{" | "[")[] = [];
  let expected: Expected | "end" = "value";
  let i = 0;
  for (;;) {
    while (SPACE.has(text.charAt(i))) i += 1;
    if (i >= text.length) return expected === "end" ? undefined : text.length;
    const char = text.charAt(i);
    const closes: boolean = (char === "}" && open.at(-1) === "{" && (expected === "comma" || expected === "first key"))
      || (char === "]" && open.at(-1) === "[" && (expected === "comma" || expected === "first item"));
    if (closes) {
      open.pop();
      i += 1;
      expected = open.length === 0 ? "end" : "comma";
    } else if (expected === "comma" && char === ",") {
      i += 1;
      expected = open.at(-1) === "{" ? "key" : "value";
    } else if (expected === "colon" && char === ":") {
      i += 1;
      expected = "value";
    } else if ((expected === "key" || expected === "first key") && char === '"') {
      const key = stringEnd(text, i);
      if ("fault" in key) return key.fault;
      i = key.end;
      expected = "colon";
    } else if ((expected === "value" || expected === "first item") && (char === "{" || char === "[")) {
      open.push(char);
      if (open.length > DEEPEST) return -i;
      i += 1;
      expected = char === "{" ? "first key" : "first item";
    } else if (expected === "value" || expected === "first item") {
      const end = scalarEnd(text, i);
      if ("fault" in end) return end.fault;
      i = end.end;
      expected = open.length === 0 ? "end" : "comma";
    } else {
      return i;
    }
  }
};

const scalarEnd = (text: string, at: number): { readonly end: number } | { readonly fault: number } => {
  if (text.charAt(at) === '"') return stringEnd(text, at);
  const end = after(NUMBER, text, at) ?? after(WORD, text, at);
  return end === undefined ? { fault: at } : { end };
};

/** Line and column, from 1. */
export const placeOf = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
};
