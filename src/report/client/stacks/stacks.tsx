/** Probe × stack: what TCP implementations answer to the same forged segments, each answer the way to its run. */
import { bitsOf, type ProbedAnswer } from "../../../trace/probed.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { traceHref } from "../links.ts";
import { Prose } from "../parts/prose.tsx";
import { Scroller } from "../parts/scroller.tsx";
import type { SectionProps } from "../section.ts";
import "./stacks.css";

export function Stacks({ report: { stacks = [] } }: SectionProps) {
  const { t } = useI18n();
  const correct = stacks.find(({ id }) => id === "model");
  const isOther = (answer: ProbedAnswer, row: number): boolean => {
    const wanted = correct?.answers[row];
    return wanted !== undefined && (bitsOf(wanted) !== bitsOf(answer) || wanted.state !== answer.state);
  };
  return (
    <>
      <h1>{t("stacks.title")}</h1>
      <p class="lead">{t(stacks.length === 0 ? "stacks.none" : "stacks.lead")}</p>
      {stacks.length === 0 ? null : (
        <>
          <p class="hint"><span class="stacks-mark" aria-hidden="true">≠</span> {t("stacks.differs")}</p>
          <Scroller label={t("stacks.table")}>
            <table class="stacks-table">
              <thead><tr><th>{t("stacks.probe")}</th>{stacks.map(({ id, title }) => <th key={id} lang="en">{title}</th>)}</tr></thead>
              <tbody>
                {(stacks[0]?.answers ?? []).map(({ probe, title }, row) => (
                  <tr key={probe}>
                    <th scope="row" lang="en">{title}</th>
                    {stacks.map(({ id, answers }) => {
                      const answer = answers[row];
                      return <td key={id}>{answer === undefined ? null : <Answer answer={answer} other={isOther(answer, row)} />}</td>;
                    })}
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t("stacks.lasts")}</th>
                  {stacks.map(({ id, timeWaitMs }) => <td key={id}>{timeWaitMs === undefined ? t("stacks.not-measured") : t("stacks.seconds", timeWaitMs / 1000)}</td>)}
                </tr>
              </tbody>
            </table>
          </Scroller>
        </>
      )}
      <p class="hint"><Prose text={t("stacks.more")} /></p>
    </>
  );
}

function Answer({ answer, other }: { readonly answer: ProbedAnswer; readonly other: boolean }) {
  const { t } = useI18n();
  return (
    <a class={other ? "stacks-answer other" : "stacks-answer"} href={traceHref(answer.trace, answer.trace.scope === "isn" ? 0 : answer.trace.actions.length - 1)} title={answer.sent.join(" ")}>
      {other ? <><span class="stacks-mark" aria-hidden="true">≠</span><span class="unseen">{t("stacks.differs")}</span> </> : null}
      {answer.sent.length === 0 ? t("stacks.silence") : bitsOf(answer)}<br /><small>{answer.state}</small>
    </a>
  );
}
