/** A place in the list of words, and what is taken from there. */
import { Misread } from "../problem.ts";
import type { Place } from "../script.ts";
import type { Token } from "./lexer.ts";

/** What lists and expressions may nest; no script comes near it, and a file of brackets must not exhaust the stack. */
const DEEPEST = 100;

export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#end = tokens.at(-1) ?? { kind: "end", text: "", at: { line: 1, column: 1 } };
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#end;
  }
  get at(): Place {
    return this.peek().at;
  }
  take(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.#at++;
    return token;
  }
  isSign(sign: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === "sign" && token.text === sign;
  }
  isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === "word" && token.text === word;
  }
  /** Takes the sign if it is next. */
  eat(sign: string): boolean {
    const found = this.isSign(sign);
    if (found) this.#at++;
    return found;
  }
  eatWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.#at++;
    return found;
  }
  expect(sign: string, where: string): void {
    if (!this.eat(sign)) this.wanted(`"${sign}" ${where}`);
  }
  expectKind(kind: Token["kind"], what: string): string {
    if (this.peek().kind !== kind) this.wanted(what);
    return this.take().text;
  }
  /** A whole number from 0 to `most`. */
  number(what: string, most: number): number {
    const { at } = this;
    const value = Number(this.expectKind("integer", what));
    if (!(value >= 0 && value <= most)) throw new Misread("DRILL-MEANING", at, `${what} is ${value}, and goes from 0 to ${most}`);
    return value;
  }
  nested<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) throw new Misread("DRILL-SYNTAX", this.at, `expressions nest deeper than ${DEEPEST}`);
    const result = read();
    this.#depth--;
    return result;
  }
  wanted(what: string): never {
    const { kind, text, at } = this.peek();
    const found = kind === "end" ? "the script ends" : `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" stands`;
    throw new Misread("DRILL-SYNTAX", at, `${found} where ${what} is expected`);
  }
}
