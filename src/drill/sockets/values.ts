/** What expressions of a script mean. */
import { Beyond } from "../run/stop.ts";
import type { Expression } from "../script.ts";
import { CONSTANTS } from "./constants.ts";
import { ERRNO, errnoOf } from "./errno.ts";

/** A number; undefined for `...`. @throws Beyond for a symbol that is not known. */
export const numberOf = (expression: Expression): number | undefined => {
  switch (expression.kind) {
    case "anything":
      return undefined;
    case "number":
      return expression.value;
    case "word":
      return symbol(expression.name) ?? unknown(expression, expression.name);
    case "or": {
      let all = 0n;
      for (const part of expression.parts) all |= BigInt(numberOf(part) ?? 0);
      return Number(all);
    }
    case "apply":
      return expression.args[0] === undefined ? undefined : numberOf(expression.args[0]);
    case "list":
      return expression.items[0] === undefined ? undefined : numberOf(expression.items[0]);
    case "field":
      return numberOf(expression.value);
    case "text":
      return undefined;
    default:
      return expression satisfies never;
  }
};

const symbol = (name: string): number | undefined => {
  const errno = errnoOf(name);
  return errno === undefined ? (Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined) : ERRNO[errno];
};

const unknown = (expression: Expression, name: string): never => {
  throw new Beyond(expression.at, `the symbol ${name} is not known here`);
};

/** The words that an expression is made of: `O_RDWR|O_NONBLOCK` → both. */
export const wordsOf = (expression: Expression | undefined): readonly string[] => {
  switch (expression?.kind) {
    case "word":
      return [expression.name];
    case "or":
      return expression.parts.flatMap(wordsOf);
    case "list":
      return expression.items.flatMap(wordsOf);
    case "field":
      return wordsOf(expression.value);
    default:
      return [];
  }
};

/** `fd` of `{fd=4, events=POLLIN}`. */
export const fieldOf = (expression: Expression | undefined, name: string): Expression | undefined => {
  if (expression?.kind !== "list") return undefined;
  for (const item of expression.items) if (item.kind === "field" && item.name === name) return item.value;
  return undefined;
};

/** How many octets a message of several pieces holds: `{msg_iov(2)=[{..., 10}, {..., 20}]}`. */
export const octetsOf = (message: Expression | undefined): number | undefined => {
  const pieces = fieldOf(message, "msg_iov") ?? message;
  if (pieces?.kind !== "list") return undefined;
  return pieces.items.reduce((sum, piece) => sum + (piece.kind === "list" && piece.items[1] !== undefined ? (numberOf(piece.items[1]) ?? 0) : 0), 0);
};
