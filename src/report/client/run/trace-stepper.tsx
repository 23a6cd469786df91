/** A trace to step through. */
import { useMemo } from "preact/hooks";
import type { Trace } from "../../../trace/trace.ts";
import { titleOf } from "../../exports/one-line.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { explorerHref, statesHref, traceHref } from "../links.ts";
import { RunBar } from "./run-bar.tsx";
import { RunPanel } from "./run-panel.tsx";
import { viewRun } from "./run-view.ts";
import { stepByKey, usePageKeys, useStepping } from "./use-stepping.ts";
import { localRows } from "./words.ts";
import "./run.css";

export interface TraceStepperProps {
  /** Played on the profile and variant that it names. */
  readonly trace: Trace;
  /** Of the diagram, for those who do not see it. */
  readonly title?: string;
  /** Steps taken at first; unless told, up to the one that breaks a property, else all. */
  readonly start?: number;
  /** In a text: the diagram, the current step and the lanes of `properties`, without the rest. */
  readonly compact?: boolean;
  /** Properties whose lanes come first. */
  readonly properties?: readonly string[];
  /** Told of every step, counted from 1. */
  readonly onStep?: (taken: number) => void;
  /** The page is about this run: its keys work wherever nothing else has the focus. */
  readonly main?: boolean;
}

const NO_PROPERTIES: readonly string[] = [];

export function TraceStepper({ trace, title, start, compact = false, properties = NO_PROPERTIES, onStep, main = false }: TraceStepperProps) {
  const { t, language } = useI18n();
  const view = useMemo(() => viewRun(trace), [trace]);
  const rows = useMemo(() => localRows(view, language), [view, language]);
  const stepping = useStepping(rows.length, start ?? (view.breach === undefined ? rows.length : view.breach.at + 1), onStep);
  usePageKeys(stepping, main);
  const { taken, go } = stepping;
  const verdict = view.breach === undefined ? t("run.holds-all") : t("run.breaks", view.breach.property, view.breach.at + 1);
  return (
    <div class="run" onKeyDown={(event) => stepByKey(event, stepping)}>
      <RunBar view={view} stepping={stepping} words={rows[taken - 1]?.action ?? t("run.start")} {...(compact ? {} : { link: traceHref(trace, taken - 1) })}>
        {main && <a class="run-link" href={statesHref(trace, taken - 1)}>{t("run.in-states")}</a>}
        <a class="run-link" href={explorerHref(trace, taken - 1)}>{t("run.take-wheel")}</a>
      </RunBar>
      <p class={`run-verdict ${view.breach === undefined ? "good" : "bad"}`}><span aria-hidden="true">{view.breach === undefined ? "✓" : "✗"}</span> {verdict}</p>
      <RunPanel view={view} rows={rows} title={title ?? titleOf(trace) ?? verdict} taken={taken} onGo={go} properties={properties} compact={compact} />
      {main && <p class="hint run-keys">{t("run.keys")}</p>}
    </div>
  );
}
