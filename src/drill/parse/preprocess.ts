/** `#ifdef FreeBSD … #else … #endif`: lines that are not for this system are blanked, so that all others keep their place. */
import { Misread } from "../problem.ts";

const DIRECTIVE = /^[ \t]*#[ \t]*(ifdef|ifndef|else|endif)\b[ \t]*(\w*)/;

/** @throws Misread */
export const preprocess = (source: string, defined: readonly string[]): string => {
  if (!source.includes("#")) return source;
  /** Of every `#ifdef` that is open: where, and whether what stands now is for us. */
  const open: { readonly line: number; readonly wanted: boolean; readonly inElse: boolean }[] = [];
  const lines = source.split("\n").map((text, index) => {
    const line = index + 1;
    const [, directive, symbol = ""] = DIRECTIVE.exec(text) ?? [];
    const last = open.at(-1);
    switch (directive) {
      case undefined:
        return open.every(({ wanted }) => wanted) ? text : "";
      case "ifdef":
      case "ifndef":
        open.push({ line, wanted: defined.includes(symbol) === (directive === "ifdef"), inElse: false });
        return "";
      case "else":
        if (last === undefined || last.inElse) throw new Misread("DRILL-SYNTAX", { line, column: 1 }, "#else stands without an #ifdef");
        open.splice(-1, 1, { line: last.line, wanted: !last.wanted, inElse: true });
        return "";
      default:
        if (open.pop() === undefined) throw new Misread("DRILL-SYNTAX", { line, column: 1 }, "#endif stands without an #ifdef");
        return "";
    }
  });
  const left = open.at(-1);
  if (left !== undefined) throw new Misread("DRILL-SYNTAX", { line: left.line, column: 1 }, "#ifdef is not closed by an #endif");
  return lines.join("\n");
};
