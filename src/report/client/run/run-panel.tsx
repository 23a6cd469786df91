/** A run on display: the diagram, and beside it the step that the reader is at. Who holds the step is the business of others. */
import { useState } from "preact/hooks";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { Diagram } from "./diagram.tsx";
import { Lanes } from "./lanes.tsx";
import { MOST_STEPS, type RunView } from "./run-view.ts";
import { StepDetails } from "./step-details.tsx";
import { StepList } from "./step-list.tsx";
import { useEnds } from "./use-ends.ts";

export interface RunPanelProps {
  readonly view: RunView;
  /** In the reader's language. */
  readonly rows: readonly LadderRow[];
  readonly title: string;
  readonly taken: number;
  readonly onGo: (taken: number) => void;
  /** The step, from 0, at which it parts from another. */
  readonly parting?: number | undefined;
  /** The properties to put first. */
  readonly properties: readonly string[];
  /** Diagram above, the current step below, nothing else: for two side by side, or in a text. */
  readonly compact: boolean;
}

export function RunPanel({ view, rows, title, taken, onGo, parting, properties, compact }: RunPanelProps) {
  const { t } = useI18n();
  const [pointed, point] = useState<number>();
  const ends = useEnds(view.run.scope);
  const { breach, lanes } = view;
  const shared = { rows, ends, taken, pointed, onPoint: point, onGo, parting };
  const first = [...(view.run.trace.property === undefined ? [] : [view.run.trace.property]), ...properties];
  const rank = (property: string): number => (first.includes(property) ? first.indexOf(property) : first.length);
  const breaches = lanes.flatMap(({ property, breaches: all }) => all.map((one) => ({ property, ...one }))).toSorted((a, b) => rank(a.property) - rank(b.property));
  return (
    <div class={compact ? "run-panel compact" : "run-panel"}>
      <Diagram {...shared} title={title} broken={breach?.at} />
      <div class="run-text">
        <div class="run-now" aria-live="polite"><StepDetails row={rows[taken - 1]} ends={ends} breaches={breaches.filter(({ at }) => at === taken - 1)} /></div>
        {rows.length > 0 && (
          <div role="group" aria-label={t("run.lanes")}>
            {!compact && <h3>{t("run.lanes")}</h3>}
            <Lanes lanes={lanes} steps={rows.length} taken={taken} onGo={onGo} first={first} brief={compact} />
          </div>
        )}
        {rows.length > 0 && (
          <details class="run-all" open={!compact && rows.length <= 60}>
            <summary>{t("run.all-steps")}</summary>
            <StepList {...shared} broken={breach?.at} />
          </details>
        )}
        {rows.length === MOST_STEPS && <p class="hint">{t("run.cut", MOST_STEPS)}</p>}
      </div>
    </div>
  );
}
