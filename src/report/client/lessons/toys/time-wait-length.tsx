/** How long TIME-WAIT lasts, and how many FINs are lost, is the reader's choice. */
import { useMemo, useState } from "preact/hooks";
import { useI18n } from "../../i18n/i18n.tsx";
import { traceHref } from "../../links.ts";
import { Slider } from "./slider.tsx";
import { LENGTHS, MOST_FINS_LOST, playTimeWait, type TimeWaitOutcome } from "./time-wait.ts";
import { Timeline, type Moment } from "./timeline.tsx";

const UNTIL = 240_000;

const ANSWERS = {
  acknowledged: { mark: "ACK", tone: "good", words: "lessons.acknowledged-at" },
  reset: { mark: "RST", tone: "bad", words: "lessons.reset-at" },
  "given-up": { mark: "∅", tone: "unsure", words: "lessons.given-up-at" },
} as const satisfies Readonly<Record<TimeWaitOutcome["answer"], unknown>>;

export function TimeWaitLength() {
  const { t } = useI18n();
  const [length, turnLength] = useState(0);
  const [lost, turnLost] = useState(1);
  const seconds = LENGTHS[length] ?? LENGTHS[0];
  const { fins, answer, at, trace } = useMemo(() => playTimeWait(seconds, lost), [seconds, lost]);
  const { mark, tone, words } = ANSWERS[answer];
  const moments: readonly Moment[] = [
    ...fins.filter((fin) => fin.lost).map((fin): Moment => ({ at: fin.at, mark: "✗", tone: "unsure", words: t("lessons.sent-lost", fin.at / 1_000) })),
    { at, mark, tone, words: t(words, at / 1_000) },
  ];
  return (
    <div class="lessons-toy card">
      <Slider label={t("lessons.length")} value={length} most={LENGTHS.length - 1} shown={t("lessons.seconds", seconds)} onTurn={turnLength} />
      <Slider label={t("lessons.fins-lost")} value={lost} most={MOST_FINS_LOST} onTurn={turnLost} />
      <Timeline label={t("lessons.fin-timeline")} moments={moments} until={UNTIL} stretch={{ to: seconds * 1_000, words: "TIME-WAIT" }} />
      <p role="status"><strong class={tone}>{t(words, at / 1_000)}</strong></p>
      <p class="lessons-follow"><a href={traceHref(trace)}>{t("lessons.see-run")}</a></p>
    </div>
  );
}
