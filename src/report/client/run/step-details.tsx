/** One step in words: what was done, which rules fired and why, what was sent and told, and only the fields that changed. */
import type { LadderChange, LadderRow, Lifeline } from "../../../trace/ladder-row.ts";
import { ABSENT } from "../../../trace/show-field.ts";
import type { Ends } from "../../drawing/ends.ts";
import { clause } from "../../clause.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { ClauseLink } from "../parts/clause-link.tsx";
import { Reason } from "../words/reason.tsx";
import { useWords } from "../words/use-words.ts";
import { propertyFacts, ruleFacts } from "./facts.ts";
import { isBlamed, rfcName } from "./fields.ts";
import type { Breach } from "./run-view.ts";

export interface StepDetailsProps {
  /** Undefined before anything happened. */
  readonly row: LadderRow | undefined;
  readonly ends: Ends;
  /** What broke in this step, the one to tell first; the others are folded away. */
  readonly breaches: readonly Breach[];
}

export function StepDetails({ row, ends, breaches }: StepDetailsProps) {
  const { t } = useI18n();
  if (row === undefined) return <div class="run-step"><p class="hint">{t("run.start")}</p></div>;
  const blame = breaches.flatMap((breach) => breach.blame);
  return (
    <div class="run-step">
      <p class="run-did"><span class="run-step-number">{row.step + 1}</span> <span>{row.action}</span> <span class="run-clock">{clock(row.at)}</span></p>
      {breaches.slice(0, 1).map((breach) => <Because key={breach.property} breach={breach} />)}
      {breaches.length > 1 && (
        <details class="run-more">
          <summary>{t("run.more-breaches", breaches.length - 1)}</summary>
          {breaches.slice(1).map((breach) => <Because key={breach.property} breach={breach} />)}
        </details>
      )}
      {(["left", "right"] as const).map((side) => <End key={side} side={side} row={row} name={ends[side]} blame={blame} />)}
      {row.rules.length + row.changes.length + row.signals.length === 0 && <p class="hint">{t("run.no-change")}</p>}
    </div>
  );
}

function Because({ breach: { property, because } }: { readonly breach: Breach }) {
  const { t } = useI18n();
  const words = useWords();
  const facts = propertyFacts(property);
  return (
    <div class="run-because">
      <p><strong><span aria-hidden="true">✗ </span>{t("run.because", property)}</strong></p>
      <Reason because={because} />
      {facts !== undefined && <p class="hint">{words.property(facts).claim} <ClauseLink clause={facts.clause} /></p>}
    </div>
  );
}

function End({ side, row, name, blame }: { readonly side: Lifeline; readonly row: LadderRow; readonly name: string; readonly blame: readonly string[] }) {
  const { t } = useI18n();
  const words = useWords();
  const of = <Item extends { readonly side: Lifeline }>(items: readonly Item[]): readonly Item[] => items.filter((item) => item.side === side);
  const sent = row.segments.filter((segment) => segment.fate === "departs" && segment.from === side && segment.origin === "end");
  const [changes, rules, signals] = [of(row.changes), of(row.rules), of(row.signals)];
  if (sent.length + changes.length + rules.length + signals.length === 0) return null;
  return (
    <div class="run-end" role="group" aria-label={name}>
      <p class="run-end-name">{name}{row[side] === "" ? null : <span class="run-state">{row[side]}</span>}</p>
      {rules.map(({ id }, i) => {
        const facts = ruleFacts(id);
        return <p class="run-rule" key={`${id}${i}`}>{facts === undefined ? "" : words.rule(id, facts.says)} {facts === undefined ? null : <ClauseLink clause={clause(facts)} />} <code>{id}</code></p>;
      })}
      {sent.map(({ id, text }) => <p key={id}>{t("run.sends")} <code>{text}</code></p>)}
      {signals.map(({ text }, i) => <p key={i}>{t("run.tells")}: “{text}”</p>)}
      <Changes changes={changes} blame={blame} />
    </div>
  );
}

/** A TCB that comes into being has some twenty fields at once, and one that goes loses them: folded away but for those to blame. */
function Changes({ changes, blame }: { readonly changes: readonly LadderChange[]; readonly blame: readonly string[] }) {
  const { t } = useI18n();
  const coming = changes.filter(({ field, before, after }) => (before === ABSENT || after === ABSENT) && !isBlamed(field, blame));
  const folded = coming.length > 4 ? coming : [];
  const shown = changes.filter((change) => !folded.includes(change));
  return (
    <>
      {shown.length > 0 && <Table changes={shown} blame={blame} />}
      {folded.length > 0 && <details class="run-more"><summary>{t("run.more-fields", folded.length)}</summary><Table changes={folded} blame={blame} /></details>}
    </>
  );
}

function Table({ changes, blame }: { readonly changes: readonly LadderChange[]; readonly blame: readonly string[] }) {
  const { t } = useI18n();
  const words = useWords();
  return (
    <table class="run-changes">
      <caption class="unseen">{t("run.changes")}</caption>
      <thead class="unseen"><tr><th scope="col">{t("run.field")}</th><th scope="col">{t("run.before")}</th><th scope="col">{t("run.after")}</th></tr></thead>
      <tbody>
        {changes.map(({ field, before, after }) => {
          const blamed = isBlamed(field, blame);
          return (
            <tr key={field} class={blamed ? "run-blamed" : undefined}>
              <th scope="row"><code>{rfcName(field) ?? field}</code>{blamed && <span class="run-blame-word"> ({t("run.blamed")})</span>}</th>
              <td>{words.value(before)}</td>
              <td>{words.value(after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** ms → `3.5 s`. */
export const clock = (ms: number): string => `${Number((ms / 1000).toFixed(3))} s`;
