/** One counterexample: why it is one, the diagram beside its steps, and how to play it again. */
import { counted, grouped } from "../summary.ts";
import type { Counterexample, RuleCoverage } from "../schema.ts";
import { ENDS } from "../drawing/ends.ts";
import { escapeHtml } from "../drawing/escape.ts";
import { ladderSvg } from "../drawing/ladder-svg.ts";
import { stepList } from "./steps.ts";

export function counterexampleHtml(found: Counterexample, id: string, rules: ReadonlyMap<string, RuleCoverage>): string {
  const { property, because, failedAt, blame, rows } = found;
  const broken = { step: failedAt, because, blame };
  const ends = ENDS[found.trace.scope];
  return [
    `<p class="because"><strong>Broken at step ${failedAt + 1}:</strong> ${escapeHtml(because)}</p>`,
    ...(blame.length === 0 ? [] : [`<p class="blame">To blame: ${blame.map((path) => `<code>${escapeHtml(path)}</code>`).join(", ")}</p>`]),
    // Of several counterexamples to one variant only the first is drawn.
    ...(rows.length === 0
      ? []
      : [`<div class="run"><figure>${ladderSvg(rows, { id, title: `Counterexample to ${property}`, ends, broken: failedAt })}</figure>`, stepList(rows, { ends, rules, broken }), "</div>"]),
    `<p class="found">${foundHow(found)}</p>`,
    replayHtml(found.replay.command, found.replay.token),
  ].join("\n");
}

export const foundHow = ({ foundAtRun, shrunkFrom, actions }: Counterexample): string =>
  `Found at run ${grouped(foundAtRun)}${shrunkFrom > actions ? `, then shrunk from ${counted(shrunkFrom, "action")} to ${grouped(actions)}` : `, with ${counted(actions, "action")}`}.`;

/** One click on the command or the token selects all of it. */
export const replayHtml = (command: string, token: string): string =>
  [
    '<details class="replay"><summary>Replay it</summary>',
    `<p>Command</p><pre tabindex="0"><code>${escapeHtml(command)}</code></pre>`,
    `<p>Token</p><pre tabindex="0"><code>${escapeHtml(token)}</code></pre>`,
    "</details>",
  ].join("");
