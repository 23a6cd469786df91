/** How far a verification has got, on stderr: a bar for a person, lines at intervals for a log. */
import { counted, grouped } from "../report/summary.ts";
import type { Progress } from "../trace/results.ts";
import type { Context } from "./context.ts";

const BAR = 24;
const REDRAW_MS = 100;
const LINE_MS = 5_000;

export interface ProgressView {
  show(progress: Progress): void;
  /** Takes the bar away. */
  end(): void;
}

/** @param parts how many pairs of endpoint and scope there are to do. */
export function progressView({ terminal, now }: Pick<Context, "terminal" | "now">, parts: number): ProgressView {
  const wait = terminal.errIsTty ? REDRAW_MS : LINE_MS;
  const begun = new Set<string>();
  let shown = now();
  const fraction = ({ done, total }: Progress): number => Math.min(1, (begun.size - 1 + (total === 0 ? 1 : done / total)) / Math.max(1, parts));
  return {
    show(progress) {
      begun.add(`${progress.variant} ${progress.scope}`);
      if (now() - shown < wait) return;
      shown = now();
      const line = told(progress, fraction(progress));
      terminal.err(terminal.errIsTty ? `\r${`${bar(fraction(progress))} ${line}`.slice(0, terminal.columns - 1)}\u001b[K` : `${line}\n`);
    },
    end() {
      if (terminal.errIsTty) terminal.err("\r\u001b[K");
    },
  };
}

/** One line, as often as a reader wants one. */
export function lineProgress({ terminal, now }: Pick<Context, "terminal" | "now">): { show(line: string): void; end(): void } {
  const wait = terminal.errIsTty ? REDRAW_MS : LINE_MS;
  let shown = now();
  return {
    show(line) {
      if (now() - shown < wait) return;
      shown = now();
      terminal.err(terminal.errIsTty ? `\r${line.slice(0, terminal.columns - 1)}\u001b[K` : `${line}\n`);
    },
    end() {
      if (terminal.errIsTty) terminal.err("\r\u001b[K");
    },
  };
}

const bar = (fraction: number): string => {
  const full = Math.round(fraction * BAR);
  return `[${"#".repeat(full)}${"-".repeat(BAR - full)}]`;
};

const told = ({ variant, scope, done, total, violated }: Progress, fraction: number): string =>
  `${String(Math.floor(fraction * 100)).padStart(3)} %  ${variant ?? "correct model"}, ${scope}: ${grouped(done)} of ${counted(total, "run")}${
    violated.length === 0 ? "" : `, ${grouped(violated.length)} violated`
  }`;

/** ms → `3.2 s` or `2 min 5 s`. */
export const duration = (ms: number): string =>
  ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
