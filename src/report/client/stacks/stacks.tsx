/** Probe × stack: what TCP implementations answer to the same forged segments, each answer the way to its run. */
import { bitsOf, type ProbedAnswer } from "../../../trace/probed.ts";
import { bitsWords } from "./bits-words.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { Prose } from "../parts/prose.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { routeHref } from "../router.ts";
import type { SectionProps } from "../section.ts";
import { useWords } from "../words/use-words.ts";
import { AnswerView } from "./answer-view.tsx";
import "./stacks.css";

export function Stacks({ report: { stacks = [] }, params: { path: [named, probed] } }: SectionProps) {
  const { t } = useI18n();
  const words = useWords();
  const correct = stacks.find(({ id }) => id === "model");
  const stack = stacks.find(({ id }) => id === named);
  const asked = stack?.answers.find(({ probe }) => probe === probed);
  if (stack !== undefined && asked !== undefined) return <AnswerView stack={stack} answer={asked} wanted={correct?.answers.find(({ probe }) => probe === probed)} />;
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
              <thead><tr><th scope="col">{t("stacks.probe")}</th>{stacks.map(({ id, title }) => <th key={id} scope="col">{words.stack(title)}</th>)}</tr></thead>
              <tbody>
                {(stacks[0]?.answers ?? []).map(({ probe, title }, row) => (
                  <tr key={probe}>
                    <th scope="row">{words.probe(probe, title)}</th>
                    {stacks.map(({ id, answers }) => {
                      const answer = answers[row];
                      return <td key={id}>{answer === undefined ? null : <Answer stack={id} answer={answer} other={isOther(answer, row)} />}</td>;
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

function Answer({ stack, answer, other }: { readonly stack: string; readonly answer: ProbedAnswer; readonly other: boolean }) {
  const { t } = useI18n();
  return (
    <a class={other ? "stacks-answer other" : "stacks-answer"} href={routeHref("stacks", [stack, answer.probe])} title={answer.sent.join(" ")}>
      {other ? <><span class="stacks-mark" aria-hidden="true">≠</span><span class="unseen">{t("stacks.differs")}</span> </> : null}
      {bitsWords(answer, t)}<br /><small>{answer.state}</small>
    </a>
  );
}
