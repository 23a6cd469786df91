/** The steps of a run as a list: what was done, what it changed, which rule says so. */
import type { LadderChange, LadderRow, Lifeline } from "../../trace/ladder-row.ts";
import type { RuleCoverage } from "../schema.ts";
import { clause } from "../clause.ts";
import { escapeHtml } from "../drawing/escape.ts";
import { brokenRow } from "../drawing/ladder-svg.ts";

export interface StepOptions {
  readonly ends: Readonly<Record<Lifeline, string>>;
  readonly rules: ReadonlyMap<string, RuleCoverage>;
  readonly broken?: { readonly step: number; readonly because: string; readonly blame: readonly string[] };
}

export const stepList = (rows: readonly LadderRow[], options: StepOptions): string =>
  `<ol class="steps">\n${rows.map((row, i) => step(row, rows[i - 1]?.step === row.step, i === brokenRow(rows, options.broken?.step), options)).join("\n")}\n</ol>`;

function step(row: LadderRow, continues: boolean, isBroken: boolean, { ends, rules, broken }: StepOptions): string {
  const kinds = [...(isBroken ? ["broken"] : []), ...(continues ? ["continues"] : [])];
  return [
    `<li value="${row.step + 1}"${kinds.length === 0 ? "" : ` class="${kinds.join(" ")}"`}>`,
    `<p class="did">${escapeHtml(row.action)}<span class="clock">${clock(row.at)}</span></p>`,
    ...sides(row, ends, rules, isBroken ? (broken?.blame ?? []) : []),
    ...(isBroken ? [`<p class="why"><strong>Broken here.</strong> ${escapeHtml(broken?.because ?? "")}</p>`] : []),
    "</li>",
  ].join("");
}

function sides(row: LadderRow, ends: StepOptions["ends"], rules: StepOptions["rules"], blame: readonly string[]): readonly string[] {
  const departs = row.segments.filter((segment) => segment.fate === "departs");
  return (["left", "right"] as const).flatMap((side) => {
    const sent = departs.filter((segment) => segment.from === side && segment.origin !== "injected");
    const changes = row.changes.filter((change) => change.side === side);
    const fired = row.rules.filter((rule) => rule.side === side);
    const heard = row.signals.filter((signal) => signal.side === side);
    if (sent.length + changes.length + fired.length + heard.length === 0) return [];
    return [
      `<div class="at"><span class="who">${ends[side]}</span><div>`,
      ...fired.map(({ id }) => reason(id, rules.get(id))),
      ...sent.map(({ text }) => `<p>sends <code>${escapeHtml(text)}</code></p>`),
      ...heard.map(({ text }) => `<p>tells its user: ${escapeHtml(text)}</p>`),
      ...changeLines(changes, blame),
      "</div></div>",
    ];
  });
}

const reason = (id: string, rule: RuleCoverage | undefined): string =>
  `<p><code class="rule">${escapeHtml(id)}</code> ${rule === undefined ? "" : `${escapeHtml(rule.says)} <span class="clause">${escapeHtml(clause(rule))}</span>`}</p>`;

/** A TCB that comes into being has some twenty fields at once, and one that goes loses them: folded away but for those to blame. */
function changeLines(changes: readonly LadderChange[], blame: readonly string[]): readonly string[] {
  const bulk = changes.filter(({ field, before, after }) => (before === NONE || after === NONE) && !isBlamed(field, blame));
  const folded = bulk.length > 4 ? bulk : [];
  const shown = changes.filter((change) => !folded.includes(change));
  const list = (listed: readonly LadderChange[]): string => `<p class="changes">${listed.map((change) => changed(change, blame)).join(" ")}</p>`;
  return [
    ...(shown.length === 0 ? [] : [list(shown)]),
    ...(folded.length === 0 ? [] : [`<details class="more"><summary>${folded.length} fields come or go</summary>${list(folded)}</details>`]),
  ];
}

const NONE = "–";

const isBlamed = (field: string, blame: readonly string[]): boolean => blame.some((path) => path.split(".").at(-1) === field);

/** `after.rcvNxt` blames the field rcvNxt. */
const changed = ({ field, before, after }: LadderChange, blame: readonly string[]): string =>
  `<span${isBlamed(field, blame) ? ' class="blamed"' : ""}><b>${escapeHtml(field)}</b> ${escapeHtml(before)} → ${escapeHtml(after)}</span>`;

/** ms → `3.5 s`. */
export const clock = (ms: number): string => `${Number((ms / 1000).toFixed(3))} s`;
