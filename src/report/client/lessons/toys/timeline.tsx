/** Moments on a line whose distances halve: what doubles stands at even steps. */
import type { ComponentChildren } from "preact";

export interface Moment {
  /** ms. */
  readonly at: number;
  readonly mark: string;
  readonly tone: "good" | "bad" | "unsure";
  /** For those who do not see it. */
  readonly words: string;
}

export interface TimelineProps {
  readonly label: string;
  readonly moments: readonly Moment[];
  /** The right end, ms. */
  readonly until: number;
  /** A stretch from 0 on, ms, and what it is. */
  readonly stretch?: { readonly to: number; readonly words: string };
  readonly children?: ComponentChildren;
}

const place = (ms: number): number => Math.log2(1 + ms / 1_000);

export function Timeline({ label, moments, until, stretch, children }: TimelineProps) {
  const left = (ms: number): string => `${(100 * Math.min(1, place(ms) / place(until))).toFixed(2)}%`;
  return (
    <div class="lessons-timeline">
      {stretch !== undefined && <p class="lessons-stretch">{stretch.words}<span style={{ width: left(stretch.to) }} /></p>}
      <ol aria-label={label}>
        {moments.map(({ at, mark, tone, words }) => (
          <li key={at} class={tone} style={{ left: left(at) }}>
            <span class="lessons-moment" aria-hidden="true">{mark}</span>
            <span class="lessons-second" aria-hidden="true">{at / 1_000}</span>
            <span class="unseen">{words}</span>
          </li>
        ))}
      </ol>
      {children}
    </div>
  );
}
