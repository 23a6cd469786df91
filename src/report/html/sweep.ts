/** How long TIME-WAIT must be, as a table that is read like a staircase. */
import type { CellVerdict } from "../../trace/sweep.ts";
import type { SweepReport } from "../schema.ts";
import { SWEEP_MARKS, SWEEP_WORDS } from "../sweep-text.ts";
import { escapeHtml } from "../drawing/escape.ts";

const KINDS: Readonly<Record<CellVerdict, string>> = { "gets-through": "holds", reset: "violated", "given-up": "inconclusive" };

export function sweepHtml(sweep: SweepReport | undefined): string {
  if (sweep === undefined) return "";
  return [
    '<section id="time-wait" aria-labelledby="time-wait-title"><h2 id="time-wait-title">How long must TIME-WAIT be?</h2>',
    "<p>The end that closes first waits in case its last ACK is lost: the other end then sends its FIN again. Each cell is decided by playing every pattern of so many losses in a row.</p>",
    ...sweep.retransmissions.map((retransmission) => staircase(sweep, retransmission)),
    `<ul class="hint">${(["gets-through", "reset", "given-up"] as const).map((verdict) => `<li><span class="badge ${KINDS[verdict]}"><span aria-hidden="true">${SWEEP_MARKS[verdict]}</span></span> ${SWEEP_WORDS[verdict]}</li>`).join("")}</ul>`,
    "<p>And does an old duplicate reach into the next incarnation, opened as soon as TIME-WAIT is over?</p>",
    '<div class="scroll"><table class="sweep"><thead><tr><th scope="col">TIME-WAIT</th><th scope="col">ISN as in RFC 6528</th><th scope="col">fixed ISN</th></tr></thead><tbody>',
    ...sweep.lengths.map((length) => `<tr><th scope="row">${escapeHtml(length)}</th>${sweep.incarnations.filter((cell) => cell.length === length).map(({ isn, verdict, runs }) => `<td data-label="${isn}"><span class="badge ${verdict === "accepted" ? "violated" : "holds"}">${verdict === "accepted" ? "✗ yes" : "✓ no"}</span> <span class="soft">${runs} runs</span></td>`).join("")}</tr>`),
    "</tbody></table></div>",
    "<details><summary>The traces of the cells that fail</summary><ul>",
    ...[...sweep.cells, ...sweep.incarnations].flatMap(({ trace, replay }) => (trace === undefined || replay === undefined ? [] : [`<li>${escapeHtml(trace.title ?? "")}: <code>${escapeHtml(replay)}</code></li>`])),
    "</ul></details></section>",
  ].join("\n");
}

function staircase(sweep: SweepReport, retransmission: string): string {
  return [
    `<div class="scroll"><table class="sweep"><caption>${escapeHtml(retransmission)}: losses in a row</caption><thead><tr><th scope="col">TIME-WAIT</th>${sweep.losses.map((losses) => `<th scope="col" class="n">${losses}</th>`).join("")}</tr></thead><tbody>`,
    ...sweep.lengths.map((length) => {
      const cells = sweep.cells.filter((cell) => cell.length === length && cell.retransmission === retransmission);
      return `<tr><th scope="row">${escapeHtml(length)}</th>${cells.map(({ verdict, losses }) => `<td class="n" data-label="${losses} lost"><span class="badge ${KINDS[verdict]}" title="${SWEEP_WORDS[verdict]}"><span aria-hidden="true">${SWEEP_MARKS[verdict]}</span><span class="unseen">${verdict}</span></span></td>`).join("")}</tr>`;
    }),
    "</tbody></table></div>",
  ].join("\n");
}
