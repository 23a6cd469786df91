/** Arguments and results of system calls. */
import type { Expression } from "../script.ts";
import type { Cursor } from "./cursor.ts";

export const readExpression = (cursor: Cursor): Expression =>
  cursor.nested(() => {
    const first = readOne(cursor);
    if (!cursor.isSign("|")) return first;
    const parts = [first];
    while (cursor.eat("|")) parts.push(readOne(cursor));
    return { kind: "or", at: first.at, parts };
  });

/** Up to `close`, which is taken. */
export const readList = (cursor: Cursor, close: string): readonly Expression[] => {
  if (cursor.eat(close)) return [];
  const items = [readExpression(cursor)];
  while (cursor.eat(",")) items.push(readExpression(cursor));
  cursor.expect(close, "or a comma in a list");
  return items;
};

const readOne = (cursor: Cursor): Expression => {
  const { at } = cursor;
  const { kind, text } = cursor.peek();
  switch (kind) {
    case "ellipsis":
      cursor.take();
      return { kind: "anything", at };
    case "integer":
    case "float":
    case "hex":
      cursor.take();
      return { kind: "number", at, value: Number(text) };
    case "address":
      cursor.take();
      return { kind: "text", at, text };
    case "string":
      return readStrings(cursor);
    case "word":
      return readWord(cursor);
    default:
      if (cursor.eat("[")) return { kind: "list", at, items: readList(cursor, "]"), braces: false };
      if (cursor.isSign("{") && saysHeaders(cursor)) return skipBraces(cursor);
      if (cursor.eat("{")) return { kind: "list", at, items: readList(cursor, "}"), braces: true };
      return cursor.wanted("a value");
  }
};

/** `{(label 1, tc 0, ttl 3)}`, `{flags 0x2000, sum 0, …}`: headers of MPLS and GRE, which no run here speaks of. */
const saysHeaders = (cursor: Cursor): boolean => cursor.isSign("(", 1) || (/^flags$/i.test(cursor.peek(1).text) && !cursor.isSign("=", 2));
const skipBraces = (cursor: Cursor): Expression => {
  const { at } = cursor;
  while (!cursor.eat("}")) {
    if (cursor.peek().kind === "end") cursor.wanted("\"}\" behind a header");
    cursor.take();
  }
  return { kind: "anything", at };
};

/** Strings that stand side by side are one. `"ab"...` is a string that goes on. */
const readStrings = (cursor: Cursor): Expression => {
  const { at } = cursor;
  let text = "";
  while (cursor.peek().kind === "string") text += cursor.take().text;
  if (cursor.peek().kind === "ellipsis") cursor.take();
  return { kind: "text", at, text };
};

const readWord = (cursor: Cursor): Expression => {
  const { at } = cursor;
  const name = cursor.take().text;
  const args = cursor.eat("(") ? readList(cursor, ")") : undefined;
  if (cursor.eat("=")) return { kind: "field", at, name, value: readExpression(cursor) };
  return args === undefined ? { kind: "word", at, name } : { kind: "apply", at, name, args };
};
