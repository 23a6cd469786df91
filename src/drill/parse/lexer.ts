/** Text → the words of packetdrill's language. Longest match, as the language's own scanner has it. */
import { Misread } from "../problem.ts";
import type { Place } from "../script.ts";

export interface Token {
  readonly kind: "word" | "integer" | "hex" | "float" | "string" | "command" | "code" | "option" | "ellipsis" | "address" | "sign" | "end";
  /** Without its quotes or braces. */
  readonly text: string;
  readonly at: Place;
  /** The value behind the `=` of an option. */
  readonly value?: string | undefined;
}

const SPACE = /[ \t\r\n\f\v]+|\/\/[^\n]*|#[^\n]*|\/\*[^]*?\*\//y;
const QUOTED = /"(?:\\[^]|[^"\\])*"/y;
const BACKQUOTED = /`(?:\\[^]|[^`\\])*`/y;
const CODE = /%\{[^]*?\}%/y;
const OPTION = /--[a-zA-Z0-9_]+/y;
const OPTION_VALUE = /[ \t]*=[ \t]*((?:"(?:\\[^]|[^"\\])*"|`(?:\\[^]|[^`\\])*`|[^\s"`])+)/y;
const IPV4 = /\d+\.\d+\.\d+\.\d+/y;
/** Needs a `::`, or eight groups: `1:1001` is a range of sequence numbers. */
const IPV6 = /(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4})*)?::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4})*)?(?::?\d+\.\d+\.\d+\.\d+)?/y;
const FLOAT = /-?\d*\.\d+/y;
const INTEGER = /-?\d+/y;
const HEX = /0[xX][0-9a-fA-F]+/y;
const WORD = /[a-zA-Z0-9_]+/y;

/** @throws Misread */
export const tokensOf = (source: string): readonly Token[] => {
  const tokens: Token[] = [];
  const lines = lineStarts(source);
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    const blank = match(SPACE);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const here = placeOf(lines, at);
    if (at >= source.length) {
      tokens.push({ kind: "end", text: "", at: here });
      return tokens;
    }
    const { token, length } = next(source, at, here, match);
    tokens.push(token);
    at += length;
  }
};

interface Scanned {
  readonly token: Token;
  readonly length: number;
}

const next = (source: string, at: number, here: Place, match: (pattern: RegExp) => string | undefined): Scanned => {
  const one = (kind: Token["kind"], raw: string, text = raw): Scanned => ({ token: { kind, text, at: here }, length: raw.length });
  const enclosed = (kind: Token["kind"], pattern: RegExp, cut: number, what: string): Scanned => {
    const raw = match(pattern);
    if (raw === undefined) throw new Misread("DRILL-WORD", here, `${what} is not closed`);
    return one(kind, raw, raw.slice(cut, -cut));
  };
  if (source.startsWith("/*", at)) throw new Misread("DRILL-WORD", here, "a comment is not closed");
  if (source.startsWith("...", at)) return one("ellipsis", "...");
  if (source.startsWith("sequence#", at)) return one("word", "sequence#");
  if (source.startsWith("%{", at)) return enclosed("code", CODE, 2, "code in %{ }%");
  if (source[at] === '"') return enclosed("string", QUOTED, 1, "a string");
  if (source[at] === "`") return enclosed("command", BACKQUOTED, 1, "a command in backquotes");
  const option = match(OPTION);
  if (option !== undefined) return withValue(source, at, here, option);
  const candidates: readonly (readonly [Token["kind"], string | undefined])[] = [
    ["address", match(IPV6)], ["address", match(IPV4)], ["float", match(FLOAT)], ["integer", match(INTEGER)], ["hex", match(HEX)], ["word", match(WORD)],
  ];
  let best: Scanned | undefined;
  for (const [kind, raw] of candidates) if (raw !== undefined && raw.length > (best?.length ?? 0)) best = one(kind, raw);
  return best ?? one("sign", String.fromCodePoint(source.codePointAt(at) ?? 0));
};

const withValue = (source: string, at: number, here: Place, option: string): Scanned => {
  OPTION_VALUE.lastIndex = at + option.length;
  const found = OPTION_VALUE.exec(source);
  const value = found?.[1]?.replace(/^"([^]*)"$/, "$1");
  return { token: { kind: "option", text: option.slice(2), at: here, value }, length: option.length + (found?.[0].length ?? 0) };
};

const lineStarts = (source: string): readonly number[] => {
  const starts = [0];
  for (let i = source.indexOf("\n"); i !== -1; i = source.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
};

const placeOf = (starts: readonly number[], at: number): Place => {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
};
