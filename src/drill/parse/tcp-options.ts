/** `<mss 1460,sackOK,TS val 100 ecr 0,nop,wscale 7>`. */
import type { TcpOptionSpec } from "../script.ts";
import type { Cursor } from "./cursor.ts";
import { U32, U16, U8 } from "./limits.ts";

/** What stands behind a packet in angle brackets; none, where there are no brackets. */
export const readTcpOptions = (cursor: Cursor): readonly TcpOptionSpec[] | "any" => {
  if (!cursor.eat("<")) return [];
  if (cursor.peek().kind === "ellipsis") {
    cursor.take();
    cursor.expect(">", "behind <...");
    return "any";
  }
  const options: (TcpOptionSpec | "open")[] = [readTcpOption(cursor)];
  while (cursor.eat(",")) options.push(readTcpOption(cursor));
  cursor.expect(">", "or a comma among TCP options");
  const told = options.filter((option) => option !== "open");
  return told.length === options.length ? told : "any";
};

/** FreeBSD's version leaves a time stamp open: `TS val ... ecr 0`. */
const readTcpOption = (cursor: Cursor): TcpOptionSpec | "open" => {
  const name = cursor.expectKind("word", "a TCP option (nop, eol, mss, wscale, sackOK, sack, TS …)");
  switch (name) {
    case "nop":
    case "eol":
    case "sackOK":
      return { kind: name };
    case "mss":
      return { kind: name, value: cursor.number("the value of mss", U16) };
    case "wscale":
      return { kind: name, value: cursor.number("the shift of wscale", U8) };
    case "sack": {
      const blocks = [readBlock(cursor)];
      while (cursor.peek().kind === "integer") blocks.push(readBlock(cursor));
      return { kind: name, blocks };
    }
    case "TS": {
      if (!cursor.eatWord("val")) cursor.wanted("\"val\" of the TS option");
      const val = readStamp(cursor, "TSval");
      if (!cursor.eatWord("ecr")) cursor.wanted("\"ecr\" of the TS option");
      const ecr = readStamp(cursor, "TSecr");
      return val === undefined || ecr === undefined ? "open" : { kind: name, val, ecr };
    }
    default:
      return { kind: "other", name, text: readWords(cursor) };
  }
};

/** Undefined where it is left open. */
const readStamp = (cursor: Cursor, what: string): number | undefined => {
  if (cursor.peek().kind !== "ellipsis") return cursor.number(what, U32);
  cursor.take();
  return undefined;
};

const readBlock = (cursor: Cursor): readonly [number, number] => {
  const left = cursor.number("the left edge of a SACK block", U32);
  cursor.expect(":", "inside a SACK block");
  return [left, cursor.number("the right edge of a SACK block", U32)];
};

const readWords = (cursor: Cursor): string => {
  const words: string[] = [];
  // MPTCP's have lists of their own: flags[flag_a, flag_h].
  for (let depth = 0; cursor.peek().kind !== "end"; words.push(cursor.take().text)) {
    if (cursor.isSign("[") || cursor.isSign("(")) depth++;
    else if (cursor.isSign("]") || cursor.isSign(")")) depth--;
    else if (cursor.isSign(">") || (depth === 0 && cursor.isSign(","))) break;
  }
  return words.join(" ");
};
