/**
 * Text in a token: letters, digits and `-` stand for themselves, `_` is a space, and `~` begins an escape. Only characters
 * that neither a URL, a shell nor a chat program touches are used; `.` is left to separate.
 */
import { bad, good, type Result } from "./result.ts";

const ESCAPES: ReadonlyMap<string, string> = new Map([[",", "c"], ["/", "s"], ["_", "u"], ["=", "q"], ["+", "p"], [":", "o"], [".", "d"]]);
const UNESCAPES: ReadonlyMap<string, string> = new Map([...ESCAPES].map(([char, letter]) => [letter, char]));
/** An empty text has to be something. */
const EMPTY = "~e";

export const escapeText = (text: string): string =>
  text === "" ? EMPTY : text.replace(/[^A-Za-z0-9-]/g, (unit) => {
    if (unit === " ") return "_";
    const letter = ESCAPES.get(unit);
    return `~${letter ?? `x${unit.charCodeAt(0).toString(16).padStart(4, "0")}`}`;
  });

export const unescapeText = (written: string): Result<string> => {
  if (written === EMPTY) return good("");
  const parts = written.match(/~x[0-9a-f]{4}|~[a-wyz]|[A-Za-z0-9_-]/g) ?? [];
  if (parts.join("") !== written) return bad(`"${written.slice(0, 40)}" is not text of a token`);
  let text = "";
  for (const part of parts) {
    const char = part === "_" ? " " : part.startsWith("~x") ? String.fromCharCode(Number.parseInt(part.slice(2), 16)) : part.startsWith("~") ? UNESCAPES.get(part.charAt(1)) : part;
    if (char === undefined) return bad(`"${part}" is not an escape of a token`);
    text += char;
  }
  return good(text);
};
