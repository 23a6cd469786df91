/** Packets in a row, as a drawing and in words; what is pointed at in one stands out in the other. */
import { useMemo, useState } from "preact/hooks";
import type { ObservedRow } from "../../../trace/observed.ts";
import { Diagram } from "../run/diagram.tsx";
import { useWords } from "../words/use-words.ts";
import { ladderOf } from "./ladder-rows.ts";
import { SegmentTable } from "./segment-table.tsx";
import "./captures.css";

export interface ObservedLadderProps {
  readonly rows: readonly ObservedRow[];
  readonly title: string;
  /** The names of the ends; 0 is the left one. */
  readonly ends: readonly [string, string];
  /** The packet that violates, or from which on nothing is known. */
  readonly here?: number | undefined;
}

export function ObservedLadder({ rows, title, ends: [left, right], here }: ObservedLadderProps) {
  const words = useWords();
  const ladder = useMemo(() => ladderOf(rows, words.observed), [rows, words]);
  const at = rows.findIndex(({ packet }) => packet === here);
  const broken = at < 0 ? undefined : at;
  const [taken, setTaken] = useState(at + 1);
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  return (
    <div class="run-panel">
      <Diagram
        rows={ladder} title={title} ends={{ left, right, twoEnds: true }} taken={taken} broken={broken}
        pointed={pointed} onPoint={setPointed} onGo={(row) => setTaken(Math.min(row, rows.length))}
      />
      <SegmentTable rows={rows} current={taken - 1} broken={broken} pointed={pointed} onPoint={setPointed} onGo={(row) => setTaken(row + 1)} />
    </div>
  );
}
