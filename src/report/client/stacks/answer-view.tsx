/** One probe on one stack: what was recorded of it, beside what the model does, step by step. */
import { useMemo, useState } from "preact/hooks";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import type { ProbedAnswer, ProbedStack } from "../../../trace/probed.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { explorerHref } from "../links.ts";
import { routeHref } from "../router.ts";
import { Controls } from "../run/controls.tsx";
import { Diagram } from "../run/diagram.tsx";
import { viewRun } from "../run/run-view.ts";
import { StepDetails } from "../run/step-details.tsx";
import { useEnds } from "../run/use-ends.ts";
import { stepByKey, usePageKeys, useStepping } from "../run/use-stepping.ts";
import { localRows } from "../run/words.ts";
import { useWords } from "../words/use-words.ts";
import { bitsWords } from "./bits-words.ts";
import { asModelTells, modelRun, reached } from "./recorded.ts";
import "../run/run.css";

export interface AnswerViewProps {
  readonly stack: ProbedStack;
  readonly answer: ProbedAnswer;
  /** What the model, profile rfc9293, answers. */
  readonly wanted: ProbedAnswer | undefined;
}

export function AnswerView({ stack, answer, wanted }: AnswerViewProps) {
  const { t, language } = useI18n();
  const words = useWords();
  const plain = useMemo(() => viewRun(answer.trace), [answer]);
  const right = useMemo(() => localRows(plain, language), [plain, language]);
  const left = useMemo(() => {
    if (answer.rows !== undefined) return asModelTells(answer.rows, plain.rows, right);
    const own = modelRun(stack.id, answer.trace);
    return own === undefined ? undefined : localRows(viewRun(own), language);
  }, [stack, answer, plain, right, language]);
  const leader = left ?? right;
  const stepping = useStepping(leader.length, leader.length);
  usePageKeys(stepping, true);
  const { taken } = stepping;
  const follows = reached(right, leader[taken - 1]?.step ?? -1);
  return (
    <>
      <p><a href={routeHref("stacks")}>{t("stacks.back")}</a></p>
      <h1>{words.probe(answer.probe, answer.title)}</h1>
      <p class="lead">{t("stacks.told", words.stack(stack.title), t("stacks.answer", bitsWords(answer, t), answer.state))} {wanted !== undefined && stack.id !== "model" && t("stacks.told", t("stacks.model"), t("stacks.answer", bitsWords(wanted, t), wanted.state))}</p>
      <div class="run" onKeyDown={(event) => stepByKey(event, stepping)}>
        <div class="run-bar">
          <Controls stepping={stepping} words={leader[taken - 1]?.action ?? t("run.start")} />
          <div class="run-tools"><a class="run-link" href={explorerHref(answer.trace, follows - 1)}>{t("run.take-wheel")}</a></div>
        </div>
        <div class="run-pair">
          {left !== undefined && <Side title={words.stack(stack.title)} rows={left} taken={taken} onGo={stepping.go} recorded={answer.rows !== undefined} />}
          <Side title={t("stacks.model")} rows={right} taken={follows} onGo={(row) => stepping.go(reached(leader, right[row - 1]?.step ?? -1))} recorded={false} />
        </div>
        <p class="hint run-keys">{t("run.keys")}</p>
      </div>
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly rows: readonly LadderRow[];
  readonly taken: number;
  readonly onGo: (taken: number) => void;
  /** Seen from outside: what cannot be seen is not told. */
  readonly recorded: boolean;
}

function Side({ title, rows, taken, onGo, recorded }: SideProps) {
  const { t } = useI18n();
  const [pointed, point] = useState<number>();
  const ends = useEnds("endpoint");
  const row = rows[taken - 1];
  return (
    <article class="run-side card">
      <h2>{title}</h2>
      <p class="hint">{t(recorded ? "stacks.recorded" : "stacks.played")}</p>
      <div class="run-panel compact">
        <Diagram rows={rows} title={title} ends={ends} taken={taken} broken={undefined} pointed={pointed} onPoint={point} onGo={onGo} />
        {recorded ? <Seen row={row} /> : <div class="run-now" aria-live="polite"><StepDetails row={row} ends={ends} breaches={[]} /></div>}
      </div>
    </article>
  );
}

function Seen({ row }: { readonly row: LadderRow | undefined }) {
  const { t } = useI18n();
  if (row === undefined) return <p class="hint">{t("run.start")}</p>;
  const sent = row.segments.filter(({ fate, origin }) => fate === "departs" && origin === "end");
  return (
    <div class="run-now run-step" aria-live="polite">
      <p class="run-did"><span class="run-step-number">{row.step + 1}</span> <span>{row.action}</span></p>
      <section class="run-end">
        <p><span class="run-state">{row.left}</span></p>
        {sent.length === 0 ? <p>{t("stacks.silence")}</p> : sent.map(({ id, name }) => <p key={id}>{t("run.sends")} <code>{name}</code></p>)}
        {row.signals.map(({ text }, i) => <p key={i}>{t("run.tells")}: “{text}”</p>)}
      </section>
    </div>
  );
}
