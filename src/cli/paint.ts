/** Colours for a terminal, unless NO_COLOR is set or nobody looks. */
import { PLAIN, type Paint } from "../report/text.ts";
import type { Context } from "./context.ts";

const sgr = (on: number, off: number) => (text: string): string => `\u001b[${on}m${text}\u001b[${off}m`;

const COLOURS: Paint = { bold: sgr(1, 22), dim: sgr(2, 22), good: sgr(32, 39), bad: sgr(31, 39), unsure: sgr(33, 39) };

/** NO_COLOR counts when it is not empty (no-color.org). */
export const paintFor = ({ env, terminal }: Pick<Context, "env" | "terminal">): Paint =>
  terminal.outIsTty && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb" ? COLOURS : PLAIN;
