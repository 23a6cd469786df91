/** Every step of a run in a line of its own: the diagram in words. */
import type { LadderRow } from "../../../trace/ladder-row.ts";
import type { Ends } from "../../drawing/ends.ts";
import { useI18n } from "../i18n/i18n.tsx";

export interface StepListProps {
  readonly rows: readonly LadderRow[];
  readonly ends: Ends;
  readonly taken: number;
  readonly broken: ReadonlySet<number>;
  readonly parting?: number | undefined;
  readonly pointed: number | undefined;
  readonly onPoint: (step: number | undefined) => void;
  readonly onGo: (taken: number) => void;
}

export function StepList({ rows, ends, taken, broken, parting, pointed, onPoint, onGo }: StepListProps) {
  const { t } = useI18n();
  return (
    <ol class="run-list" onMouseLeave={() => onPoint(undefined)}>
      {rows.map((row, i) => (
        <li key={i} class={i === pointed ? "pointed" : undefined}>
          <button
            type="button" aria-current={i === taken - 1 ? "step" : undefined}
            onClick={() => onGo(i + 1)} onMouseEnter={() => onPoint(i)} onFocus={() => onPoint(i)} onBlur={() => onPoint(undefined)}
          >
            <span class="run-list-number">{i + 1}</span>
            <span class="run-list-words">
              {row.action}
              {broken.has(i) && <strong class="bad"> {t("run.broken-here")}</strong>}
              {i === parting && <strong class="run-parts"> {t("run.part-here")}</strong>}
            </span>
            <span class="run-list-states">{ends.twoEnds ? `${row.left} / ${row.right}` : row.left}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
