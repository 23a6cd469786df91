/** The reader chooses what happens next. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { isTraceError, type TraceError } from "../../../trace/trace-error.ts";
import type { Trace } from "../../../trace/trace.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { explorerHref } from "../links.ts";
import { replaceAddress } from "../router.ts";
import type { SectionProps } from "../section.ts";
import { Beginnings } from "./beginnings.tsx";
import { BranchList } from "./branch-list.tsx";
import { choicesAt } from "./choices.ts";
import { stepIn } from "./counterexamples.tsx";
import { emptyTrace, explore, playOn, redone, take, toBranch, undone, type Exploration } from "./exploration.ts";
import { LoadTrace } from "./load-trace.tsx";
import { Offers } from "./offers.tsx";
import { readTraceToken } from "./read-trace.ts";
import { RunPanel } from "./run-panel.tsx";
import { viewRun, type Player } from "./run-view.ts";
import { RunBar } from "./run-bar.tsx";
import { SchedulePair } from "./schedule-pair.tsx";
import { playerName, PlayerPicker, ScopePicker } from "./player-picker.tsx";
import { TraceProblem } from "./trace-problem.tsx";
import { stepByKey, usePageKeys, useStepping } from "./use-stepping.ts";
import { useEnds } from "./use-ends.ts";
import { localRows } from "./words.ts";
import { useWords } from "../words/use-words.ts";
import "./explorer.css";

export function Explorer({ params }: SectionProps<unknown>) {
  const { t } = useI18n();
  const { run } = params.query;
  const linked = useMemo(() => (run === undefined ? undefined : readTraceToken(run)), [run]);
  const problem = linked !== undefined && isTraceError(linked) ? linked : undefined;
  const trace = linked === undefined || isTraceError(linked) ? emptyTrace("connection") : linked;
  return (
    <>
      <h1>{t("run.explorer")}</h1>
      <p class="lead">{t("run.explorer-lead")}</p>
      {problem !== undefined && <TraceProblem error={problem} />}
      <Exploring key={run ?? ""} trace={trace} start={stepIn(params)} />
    </>
  );
}

function Exploring({ trace, start }: { readonly trace: Trace; readonly start: number | undefined }) {
  const { t, language } = useI18n();
  const words = useWords();
  const [now, setNow] = useState<Exploration>(() => explore(trace, start));
  const [beside, setBeside] = useState<Player>();
  const [problem, setProblem] = useState<TraceError>();
  const view = useMemo(() => viewRun(now.trace), [now.trace]);
  const rows = useMemo(() => localRows(view, language), [view, language]);
  const ends = useEnds(view.run.scope);
  const touched = useRef(false);
  const change = (next: Exploration): void => {
    touched.current = true;
    setProblem(undefined);
    setNow(next);
  };
  // Where the reader stands is part of the exploration.
  const stepping = useStepping(rows.length, now.taken, (taken) => change({ ...now, taken }), now.taken);
  usePageKeys(stepping, true);
  useEffect(() => {
    if (touched.current) replaceAddress(explorerHref(now.trace, now.taken - 1));
  }, [now]);
  const { taken, go } = stepping;
  const choices = useMemo(() => choicesAt(view, taken), [view, taken]);
  const broken = view.breach !== undefined && view.breach.at < taken ? view.breach : undefined;
  return (
    <div class="run run-explorer" onKeyDown={(event) => stepByKey(event, stepping)}>
      <RunBar view={view} stepping={stepping} words={rows[taken - 1]?.action ?? t("run.start")} link={explorerHref(now.trace, taken - 1)} />
      <div class="run-desk">
        <span class="run-buttons-row">
          <button type="button" disabled={taken === 0} onClick={() => go(undone(view, taken))}>{t("run.undo")}</button>
          <button type="button" disabled={taken >= rows.length} onClick={() => go(redone(view, taken))}>{t("run.redo")}</button>
          <button type="button" disabled={taken === 0} onClick={() => go(0)}>{t("run.restart")}</button>
          <button type="button" onClick={() => change(explore(emptyTrace(now.trace.scope, now.trace.profile)))}>{t("run.clear")}</button>
          <LoadTrace onLoad={(loaded) => (isTraceError(loaded) ? setProblem(loaded) : change(explore(loaded)))} />
        </span>
      </div>
      <div class="run-fields">
        <ScopePicker scope={now.trace.scope} onChoose={(scope) => change(explore(emptyTrace(scope, now.trace.profile)))} />
        <PlayerPicker trace={now.trace} onChoose={(player) => change(playOn(now, player))} />
        <PlayerPicker trace={now.trace} beside={beside ?? null} onChoose={setBeside} onNobody={() => setBeside(undefined)} />
      </div>
      {problem !== undefined && <TraceProblem error={problem} />}
      <p class={`run-verdict ${broken === undefined ? "good" : "bad"}`} role="status">
        <span aria-hidden="true">{broken === undefined ? "✓" : "✗"}</span> {broken === undefined ? t("run.holds-so-far") : t("run.breaks", broken.property, broken.at + 1)}
      </p>
      <div class="run-wheel">
        <section class="run-next card" aria-label={t("run.next-title")}>
          <h2>{t("run.next-title")}</h2>
          {taken < rows.length && <p class="hint">{t("run.from-here", taken)}</p>}
          <Offers choices={choices} scope={view.run.scope} ends={ends} onTake={(move) => change(take(now, move))} />
        </section>
        <RunPanel view={view} rows={rows} title={t("run.explorer")} taken={taken} onGo={go} properties={[]} compact={false} />
      </div>
      {rows.length === 0 && <Beginnings />}
      <BranchList branches={now.branches} onShow={(tip) => change(toBranch(now, tip))} />
      {beside !== undefined && (
        <section aria-label={t("run.compare-title")}>
          <h2>{t("run.compare-title")}</h2>
          <SchedulePair
            trace={now.trace}
            left={{ variant: now.trace.variant ?? null, profile: now.trace.profile, title: playerName(now.trace, t, words) }}
            right={{ ...beside, title: playerName({ variant: beside.variant, profile: beside.profile ?? now.trace.profile }, t, words) }}
          />
        </section>
      )}
      <p class="hint run-keys">{t("run.keys")}</p>
    </div>
  );
}
