/** Text of others in Markdown, in which it means nothing but itself. */
import { oneLine } from "./one-line.ts";

/** Plain words on one line: no markup, no HTML, no link, nobody mentioned. */
export const inertMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]#+!|~$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/@(?=\w)/g, "@\u200b")
    .replace(/:\/\//g, ":\u200b//")
    .replace(/^(\d+)\./, "$1\\.")
    .replace(/^-/, "\\-");

/** The longest run of backticks in the text sets how many enclose it (CommonMark §4.5, §6.1). */
const fenceFor = (text: string, least: number): string => "`".repeat(Math.max(least, 1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))));

export const codeSpan = (text: string): string => {
  const inner = oneLine(text);
  const fence = fenceFor(inner, 1);
  const pad = /^`|`$/.test(inner) ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
};

export const codeBlock = (text: string, language = "text"): string => {
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
};

/** A row of a table; whatever is in a cell, the bars between the cells are ours (GFM §4.10). */
export const tableRow = (...cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\\?\|/g, "\\|")).join(" | ")} |`;
