/** How many SYN,ACKs are lost is the reader's choice. */
import { useMemo, useState } from "preact/hooks";
import { useI18n } from "../../i18n/i18n.tsx";
import { traceHref } from "../../links.ts";
import { Slider } from "./slider.tsx";
import { MOST_LOST, playSynAck } from "./syn-ack.ts";
import { Timeline, type Moment } from "./timeline.tsx";

const UNTIL = 63_000;

export function SynAckLoss() {
  const { t } = useI18n();
  const [lost, turn] = useState(3);
  const { sent, end, trace } = useMemo(() => playSynAck(lost), [lost]);
  const moments: readonly Moment[] = [
    ...sent.map((one): Moment => ({
      at: one.at, mark: one.lost ? "✗" : "✓", tone: one.lost ? "bad" : "good", words: t(one.lost ? "lessons.sent-lost" : "lessons.sent-arrives", one.at / 1_000),
    })),
    ...(end.what === "removed" ? [{ at: end.at, mark: "∅", tone: "unsure", words: t("lessons.removed-at", end.at / 1_000) } as const] : []),
  ];
  return (
    <div class="lessons-toy card">
      <Slider label={t("lessons.lost")} value={lost} most={MOST_LOST} onTurn={turn} />
      <Timeline label={t("lessons.timeline")} moments={moments} until={UNTIL} />
      <p role="status"><strong>{t(end.what === "open" ? "lessons.opens-at" : "lessons.removed-at", end.at / 1_000)}</strong></p>
      <p class="lessons-follow"><a href={traceHref(trace)}>{t("lessons.see-run")}</a></p>
    </div>
  );
}
