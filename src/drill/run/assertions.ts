/** Python in `%{ }%`: assertions about what TCP_INFO says, of which a run here knows the state. */
import { Beyond, Parted } from "./stop.ts";
import type { Assertion } from "../script.ts";
import { stateNumber } from "../sockets/state-numbers.ts";
import type { System } from "../systems.ts";

const WORDS = /\s*(==|!=|<=|>=|<<|>>|[-+*%()&|<>,~^]|0[xX][0-9a-fA-F]+|\d+|[A-Za-z_]\w*|"[^"]*"|'[^']*')/y;

/**
 * @param variables what is known.
 * @throws Parted when an assertion does not hold, Beyond when it asks for something else.
 */
export const judgeAssertions = ({ at, text }: Assertion, variables: ReadonlyMap<string, number>, system: System): void => {
  for (const statement of statementsOf(text)) {
    if (statement.startsWith("#") || /^print\b/.test(statement)) continue;
    const [, condition] = /^assert\b([^]*)$/.exec(statement) ?? [];
    if (condition === undefined) throw new Beyond(at, `only assertions are understood in %{ }%, not: ${statement}`);
    const reader = new Reader(at, condition, variables, system);
    if (reader.whole() === 0) throw new Parted(at, `it does not hold that ${condition.trim()}${known(condition, variables)}`);
  }
};

const statementsOf = (text: string): readonly string[] => text.split(/[\n;]/).map((line) => line.trim()).filter((line) => line !== "");

const known = (condition: string, variables: ReadonlyMap<string, number>): string => {
  const named = [...variables].filter(([name]) => condition.includes(name)).map(([name, value]) => `${name} is ${value}`);
  return named.length === 0 ? "" : ` (${named.join(", ")})`;
};

/** Python's operators by how tightly they bind, from the loosest. */
const BINARY: readonly (readonly string[])[] = [["or"], ["and"], ["==", "!=", "<", "<=", ">", ">="], ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "%"]];

class Reader {
  readonly #at: Assertion["at"];
  readonly #words: readonly string[];
  readonly #variables: ReadonlyMap<string, number>;
  readonly #system: System;
  #next = 0;
  #depth = 0;

  constructor(at: Assertion["at"], text: string, variables: ReadonlyMap<string, number>, system: System) {
    this.#at = at;
    this.#system = system;
    this.#variables = variables;
    const words: string[] = [];
    WORDS.lastIndex = 0;
    const trimmed = text.trimEnd();
    for (let end = 0; end < trimmed.length; end = WORDS.lastIndex) {
      const [, word] = WORDS.exec(trimmed) ?? [];
      if (word === undefined) throw new Beyond(at, `this is not understood: ${trimmed.slice(end).trim()}`);
      words.push(word);
    }
    this.#words = words;
  }

  /** The condition; what follows a comma is only a message. */
  whole(): number {
    const value = this.#binary(0);
    const rest = this.#words[this.#next];
    if (rest !== undefined && rest !== ",") this.#lost(rest);
    return value;
  }
  #binary(level: number): number {
    const operators = BINARY[level];
    if (operators === undefined) return this.#unary();
    let value = this.#binary(level + 1);
    for (;;) {
      const operator = this.#words[this.#next];
      if (operator === undefined || !operators.includes(operator)) return value;
      this.#next++;
      value = apply(operator, value, this.#binary(level + 1));
    }
  }
  #unary(): number {
    const word = this.#words[this.#next++];
    if (++this.#depth > 200) this.#lost("…");
    if (word === undefined) return this.#lost("nothing");
    if (word === "not") return this.#binary(2) === 0 ? 1 : 0;
    if (word === "-") return -this.#unary();
    if (word === "(") {
      const value = this.#binary(0);
      if (this.#words[this.#next++] !== ")") this.#lost("(");
      return value;
    }
    if (/^\d/.test(word)) return Number(word);
    return this.#variables.get(word) ?? stateNumber(word, this.#system) ?? this.#lost(word);
  }
  #lost(word: string): never {
    throw new Beyond(this.#at, /^[A-Za-z_]/.test(word) ? `${word} of TCP_INFO is not modelled` : `the assertion is not understood at ${word}`);
  }
}

const apply = (operator: string, a: number, b: number): number => {
  switch (operator) {
    case "or":
      return a === 0 ? b : a;
    case "and":
      return a === 0 ? a : b;
    case "==":
      return Number(a === b);
    case "!=":
      return Number(a !== b);
    case "<":
      return Number(a < b);
    case "<=":
      return Number(a <= b);
    case ">":
      return Number(a > b);
    case ">=":
      return Number(a >= b);
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    case "&":
      return a & b;
    case "<<":
      return a << b;
    case ">>":
      return a >> b;
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    default:
      return a % b;
  }
};
