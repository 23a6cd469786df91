/** Every step of a run in a line of its own: the diagram in words. */
import { useMemo, useRef } from "preact/hooks";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import type { Ends } from "../../drawing/ends.ts";
import { useI18n } from "../i18n/i18n.tsx";

export interface StepListProps {
  readonly rows: readonly LadderRow[];
  readonly ends: Ends;
  readonly taken: number;
  readonly broken: number | undefined;
  readonly parting?: number | undefined;
  readonly pointed: number | undefined;
  readonly onPoint: (step: number | undefined) => void;
  readonly onGo: (taken: number) => void;
}

export function StepList({ rows, ends, taken, broken, parting, pointed, onPoint, onGo }: StepListProps) {
  const { t } = useI18n();
  const act = useRef({ onPoint, onGo });
  act.current = { onPoint, onGo };
  const item = (row: LadderRow, i: number, here: boolean, below: boolean) => (
    <li key={i} class={below ? "pointed" : undefined}>
      <button
        type="button" aria-current={here ? "step" : undefined}
        onClick={() => act.current.onGo(i + 1)} onMouseEnter={() => act.current.onPoint(i)} onFocus={() => act.current.onPoint(i)} onBlur={() => act.current.onPoint(undefined)}
      >
        <span class="run-list-number">{i + 1}</span>
        <span class="run-list-words">
          {row.action}
          {i === broken && <strong class="bad"> {t("run.broken-here")}</strong>}
          {i === parting && <strong class="run-parts"> {t("run.part-here")}</strong>}
        </span>
        <span class="run-list-states">{ends.twoEnds ? `${row.left} / ${row.right}` : row.left}</span>
      </button>
    </li>
  );
  // Of hundreds of lines a step changes two; Preact leaves alone what is the same.
  const plain = useMemo(() => rows.map((row, i) => item(row, i, false, false)), [rows, ends, broken, parting, t]);
  return (
    <ol class="run-list" onMouseLeave={() => onPoint(undefined)}>
      {rows.map((row, i) => (i === taken - 1 || i === pointed ? item(row, i, i === taken - 1, i === pointed) : plain[i]))}
    </ol>
  );
}
