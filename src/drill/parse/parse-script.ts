/** A script in packetdrill's language, read: data, or where and why it cannot be. */
import { Misread, type DrillProblem } from "../problem.ts";
import type { Assertion, CommandLine, CommandOption, EventTime, Packet, Script, ScriptEvent, SystemCall } from "../script.ts";
import { Cursor } from "./cursor.ts";
import { withDefinitions } from "./definitions.ts";
import { readExpression, readList } from "./expressions.ts";
import { tokensOf } from "./lexer.ts";
import { readPacket } from "./packet.ts";
import { preprocess } from "./preprocess.ts";

export type ScriptResult = { readonly ok: true; readonly script: Script } | { readonly ok: false; readonly problem: DrillProblem };

/** @param defined the symbols for which an `#ifdef` holds, as a suite of scripts for several systems uses them. */
export const parseScript = (source: string, defined: readonly string[] = []): ScriptResult => {
  try {
    return { ok: true, script: readScript(new Cursor(withDefinitions(tokensOf(preprocess(source.replace(/^\uFEFF/, ""), defined))))) };
  } catch (error) {
    if (error instanceof Misread) return { ok: false, problem: error.problem };
    throw error;
  }
};

const readScript = (cursor: Cursor): Script => {
  const options: CommandOption[] = [];
  while (cursor.peek().kind === "option") {
    const { text: name, value, at } = cursor.take();
    options.push({ at, name, value });
  }
  const setUp = cursor.peek().kind === "command" ? readCommand(cursor) : undefined;
  const events: ScriptEvent[] = [];
  while (cursor.peek().kind !== "end" && cursor.peek().kind !== "command") events.push(readEvent(cursor));
  const tearDown = cursor.peek().kind === "command" ? readCommand(cursor) : undefined;
  if (events.length === 0 || cursor.peek().kind !== "end") cursor.wanted("the time of an event (0.1, +0.1, *)");
  return { options, setUp, events, tearDown };
};

const readEvent = (cursor: Cursor): ScriptEvent => {
  const { at } = cursor;
  const time = readTime(cursor);
  const what = readAction(cursor);
  const isExpected = what.kind !== "code" && what.kind !== "command" && what.kind !== "call" && what.direction === "outbound";
  if (time.kind === "any" && !isExpected) throw new Misread("DRILL-MEANING", at, "the time * is only for packets that are expected");
  if (time.kind !== "any" && time.to !== undefined) {
    if (!isExpected) throw new Misread("DRILL-MEANING", at, "a range of times is only for packets that are expected");
    if (time.to < time.from) throw new Misread("DRILL-MEANING", at, "the range of times ends before it begins");
  }
  return { at, time, what };
};

const readTime = (cursor: Cursor): EventTime => {
  if (cursor.eat("*")) return { kind: "any" };
  const relative = cursor.eat("+");
  const from = readSeconds(cursor, "the time of an event (0.1, +0.1, *)");
  if (!cursor.eat("~")) return { kind: relative ? "relative" : "absolute", from, to: undefined };
  if (relative) cursor.expect("+", "before the end of a range of relative times");
  return { kind: relative ? "relative" : "absolute", from, to: readSeconds(cursor, "the end of a range of times") };
};

/** @returns µs. */
const readSeconds = (cursor: Cursor, what: string): number => {
  const { kind, text, at } = cursor.peek();
  if (kind !== "integer" && kind !== "float") return cursor.wanted(what);
  cursor.take();
  const value = Math.round(Number(text) * 1_000_000);
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) throw new Misread("DRILL-MEANING", at, `${text} is not a time`);
  return value;
};

const readAction = (cursor: Cursor): Packet | SystemCall | CommandLine | Assertion => {
  if (cursor.isSign("<") || cursor.isSign(">")) return readPacket(cursor);
  const { kind, at } = cursor.peek();
  if (kind === "command") return readCommand(cursor);
  if (kind === "code") return { kind: "code", at, text: cursor.take().text };
  return readCall(cursor);
};

const readCommand = (cursor: Cursor): CommandLine => {
  const { at } = cursor;
  return { kind: "command", at, text: cursor.take().text };
};

const readCall = (cursor: Cursor): SystemCall => {
  const until = cursor.peek().kind === "ellipsis" ? (cursor.take(), readSeconds(cursor, "the time at which the call returns")) : undefined;
  const { at } = cursor;
  const name = cursor.expectKind("word", "a packet (<, >), a system call, a command in backquotes or %{ code }%");
  cursor.expect("(", `behind ${name}`);
  const args = readList(cursor, ")");
  cursor.expect("=", `and the result of ${name}`);
  const result = readExpression(cursor);
  const errno = cursor.peek().kind === "word" ? cursor.take().text : undefined;
  while (cursor.isSign("(")) skipNote(cursor);
  return { kind: "call", at, name, args, until, result, errno };
};

/** `(Operation now in progress)`, `(flags O_RDWR|O_NONBLOCK)`. */
const skipNote = (cursor: Cursor): void => {
  cursor.take();
  while (!cursor.isSign(")")) {
    if (cursor.peek().kind === "end") cursor.wanted("\")\" behind a remark");
    cursor.take();
  }
  cursor.take();
};
