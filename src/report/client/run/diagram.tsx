/**
 * The ladder diagram of a run: the drawing of src/report/drawing, with the step that the reader is at. Of a long run only what
 * is in sight is made.
 */
import { useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Ends } from "../../drawing/ends.ts";
import { layLadder } from "../../drawing/ladder-layout.ts";
import { arrowMark, bandMark, bandWordsMark, edgeMark, headingMarks, noteMarks, numberMarks, round, stateMark, stretchMark } from "../../drawing/ladder-marks.ts";
import { WIDTH } from "../../drawing/ladder-shapes.ts";
import type { ArrowWords } from "../../drawing/ladder-words.ts";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { useMedia } from "../parts/use-media.ts";
import { drawMark } from "./marks.tsx";

export interface DiagramProps {
  readonly rows: readonly LadderRow[];
  readonly title: string;
  readonly ends: Ends;
  /** Steps taken; the last of them stands out. */
  readonly taken: number;
  /** Steps, from 0, that are marked for good. */
  readonly broken?: number | undefined;
  readonly parting?: number | undefined;
  /** The step, from 0, that is pointed at, here or in the text. */
  readonly pointed: number | undefined;
  readonly onPoint: (step: number | undefined) => void;
  readonly onGo: (taken: number) => void;
}

/** Beyond what is in sight, units of the drawing. */
const MARGIN = 700;
/** Rows that are told to those who do not see them. */
const MOST_TOLD = 20;
/** Rows up to which everything is made at once. */
const FEW = 80;

export function Diagram({ rows, title, ends, taken, broken, parting, pointed, onPoint, onGo }: DiagramProps) {
  const { t } = useI18n();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const words = useArrowWords();
  // On paper nothing scrolls.
  const printed = useMedia("print");
  const ladder = useMemo(() => layLadder(rows, ends, [broken, parting].filter((at) => at !== undefined), words), [rows, ends, broken, parting, words]);
  const scale = (): number => (box.current?.querySelector("svg")?.clientWidth ?? WIDTH) / WIDTH;

  // The step that the reader is at comes into sight, in the box and not in the page.
  useLayoutEffect(() => {
    const row = ladder.rows[taken - 1];
    const frame = box.current;
    if (frame === null) return;
    const [from, to] = [(row?.top ?? 0) * scale(), (row?.bottom ?? 0) * scale()];
    if (row === undefined) frame.scrollTop = 0;
    else if (from < frame.scrollTop || to > frame.scrollTop + frame.clientHeight) frame.scrollTop = Math.max(0, from - frame.clientHeight / 3);
  }, [ladder, taken]);

  const seen = (from: number, to: number): boolean => rows.length <= FEW || printed || (to > top - MARGIN && from < top + 2 * MARGIN);
  const at = (event: MouseEvent): number => {
    const y = (event.clientY - (box.current?.querySelector("svg")?.getBoundingClientRect().top ?? 0)) / scale();
    return ladder.rows.findIndex((row) => y >= row.top && y < row.bottom + 18);
  };
  const bands = [
    ...(broken === undefined ? [] : [{ kind: "broken", at: broken, words: t("run.broken-here") }]),
    ...(parting === undefined || parting === broken ? [] : [{ kind: "marked", at: parting, words: t("run.part-here") }]),
  ].flatMap((band) => ladder.rows.slice(band.at, band.at + 1).map((row) => ({ ...band, row })));
  const outlines = [{ kind: "pointed", at: pointed }, { kind: "current", at: taken - 1 }].flatMap(({ kind, at: row }) =>
    row === undefined || row < 0 ? [] : ladder.rows.slice(row, row + 1).map((placed) => bandMark(kind, placed)));
  const height = round(ladder.height);
  // What is short enough to be heard at a stretch; the list of steps has all of it.
  const story = useMemo(() => rows.slice(0, MOST_TOLD).map((row, i) => ` ${row.step + 1}. ${row.action}${t("parts.colon")}${ends.left} ${row.left}${ends.twoEnds ? `, ${ends.right} ${row.right}` : ""}${i === broken ? `, ${t("run.broken-here")}` : ""}.`).join(""), [rows, ends, broken, t]);
  return (
    <div
      class="run-diagram" ref={box} tabIndex={0} role="group" aria-label={t("run.diagram-of", title)}
      onScroll={(event) => { if (rows.length > FEW) setTop(Math.round(event.currentTarget.scrollTop / scale() / 100) * 100); }}
    >
      <svg
        class="ladder" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} role="img" aria-labelledby={`${id}-t`} aria-describedby={`${id}-d`}
        onMouseMove={(event) => { const row = at(event); onPoint(row < 0 ? undefined : row); }} onMouseLeave={() => onPoint(undefined)}
        onClick={(event) => { const row = at(event); if (row >= 0) onGo(row + 1); }}
      >
        <title id={`${id}-t`}>{t("run.diagram-of", title)}</title>
        <desc id={`${id}-d`}>{t("run.diagram-text", rows.length)}{story}</desc>
        {bands.map(({ kind, row }) => drawMark(bandMark(kind, row)))}
        {outlines.map(drawMark)}
        {ladder.stretches.map((stretch) => drawMark(stretchMark(stretch)))}
        {bands.map(({ kind, words: told, row }) => drawMark(bandWordsMark(kind, told, row)))}
        {ends.twoEnds ? [] : drawMark(edgeMark(ladder))}
        {headingMarks(ends).map(drawMark)}
        {ladder.rows.filter((row) => seen(row.top, row.bottom)).flatMap(numberMarks).map(drawMark)}
        {ladder.arrows.filter(({ from, to }) => seen(from.y, to.y)).map((arrow) => drawMark(arrowMark(arrow, words, taken - 1)))}
        {ladder.states.filter(({ y }) => seen(y, y)).map((state) => drawMark(stateMark(state)))}
        {ladder.notes.filter(({ y }) => seen(y, y)).flatMap(noteMarks).map(drawMark)}
      </svg>
    </div>
  );
}

const useArrowWords = (): ArrowWords => {
  const { t } = useI18n();
  return useMemo(() => ({ copy: t("run.copy"), injected: t("run.injected"), old: t("run.old"), late: t("run.late"), lost: t("run.lost"), expired: t("run.expired") }), [t]);
};
