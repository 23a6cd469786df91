/** `--define=NAME=value`: a word of the script that stands for another one, for a number, a string, or a command. */
import type { Token } from "./lexer.ts";

/** As the lexer has it. */
const INTEGER = /^(?:0[xX][0-9a-fA-F]+|\d+)$/;
const DEFINITION = /^(\w+)=(?:"([^]*)"|`([^]*)`|(\w+))$/;

/** The options stand in front, and so do what they define. */
export const withDefinitions = (tokens: readonly Token[]): readonly Token[] => {
  const meanings = new Map<string, Pick<Token, "kind" | "text">>();
  for (const { kind, text, value } of tokens) {
    if (kind !== "option") break;
    const [, name, string, command, word] = text === "define" ? (DEFINITION.exec(value ?? "") ?? []) : [];
    if (name === undefined) continue;
    meanings.set(name, command !== undefined ? { kind: "command", text: command } : word !== undefined ? { kind: INTEGER.test(word) ? "integer" : "word", text: word } : { kind: "string", text: string ?? "" });
  }
  return meanings.size === 0 ? tokens : tokens.map((token) => ({ ...token, ...(token.kind === "word" ? meanings.get(token.text) : undefined) }));
};
