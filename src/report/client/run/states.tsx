/** RFC 9293's state diagram: lit by a run, counted by the report. */
import { useMemo } from "preact/hooks";
import { DIAGRAM_EDGES, edgeId, type DiagramEdge } from "../../../trace/state-diagram.ts";
import { isTraceError } from "../../../trace/trace-error.ts";
import { traceToken } from "../../../trace/token.ts";
import type { Trace } from "../../../trace/trace.ts";
import type { EdgeCoverage, Report } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { explorerHref, statesHref, traceHref } from "../links.ts";
import { Scroller } from "../parts/scroller.tsx";
import { replaceAddress, routeHref } from "../router.ts";
import type { SectionProps } from "../section.ts";
import { Controls } from "./controls.tsx";
import { stepIn } from "./counterexamples.tsx";
import { litBy, NOTHING_LIT } from "./lit.ts";
import { readTraceToken } from "./read-trace.ts";
import { viewRun } from "./run-view.ts";
import { StateDiagram } from "./state-diagram.tsx";
import { movesOf } from "./taken.ts";
import { TraceProblem } from "./trace-problem.tsx";
import { useEnds } from "./use-ends.ts";
import { stepByKey, usePageKeys, useStepping } from "./use-stepping.ts";
import { localRows } from "./words.ts";
import { useWords } from "../words/use-words.ts";

type Edges = ReadonlyMap<string, EdgeCoverage>;

export function States({ report, params }: SectionProps) {
  const { t } = useI18n();
  const { edges } = report.coverage;
  const coverage: Edges | undefined = useMemo(() => edges && new Map(edges.map((edge) => [edge.id, edge])), [edges]);
  const { run } = params.query;
  const trace = useMemo(() => (run === undefined ? undefined : readTraceToken(run)), [run]);
  const drawn = new Set(DIAGRAM_EDGES.map(edgeId));
  const others = (edges ?? []).filter(({ id }) => !drawn.has(id));
  return (
    <>
      <h1>{t("run.states")}</h1>
      <p class="lead">{t("run.states-lead")}</p>
      {edges === undefined && <p class="hint">{t("run.edge-uncounted")}</p>}
      <RunChoice report={report} chosen={run} />
      {trace === undefined || isTraceError(trace)
        ? <>{trace !== undefined && <TraceProblem error={trace} />}<StateDiagram lit={NOTHING_LIT} coverage={coverage} /></>
        : <LitDiagram key={run} trace={trace} coverage={coverage} start={stepIn(params)} />}
      <h2>{t("run.edges")}</h2>
      <EdgeTable name={t("run.edges")} rows={DIAGRAM_EDGES.map((edge) => ({ edge, coverage: coverage?.get(edgeId(edge)) }))} counted={coverage !== undefined} />
      {others.length > 0 && (
        <>
          <h2>{t("run.other-edges")}</h2>
          <p class="hint">{t("run.other-edges-text")}</p>
          <EdgeTable name={t("run.other-edges")} rows={others.map((one) => ({ edge: edgeOf(one.id), coverage: one }))} counted />
        </>
      )}
    </>
  );
}

const edgeOf = (id: string): Pick<DiagramEdge, "cause" | "action"> & { readonly from: string; readonly to: string } => {
  const [from = "", to = ""] = id.split(" → ");
  return { from, to, cause: "", action: "" };
};

/** A faulty stack's counterexample, or a run that takes an edge. */
function RunChoice({ report, chosen }: { readonly report: Report; readonly chosen: string | undefined }) {
  const { t } = useI18n();
  const words = useWords();
  const runs: readonly (readonly [string, Trace])[] = useMemo(() => [
    ...(report.coverage.edges ?? []).flatMap(({ id, shortest }) => (shortest === undefined ? [] : [[id, shortest] as const])),
    ...report.variants.flatMap((variant) => variant.violated.slice(0, 1).map((first) => [words.variant(variant).title, first.trace] as const)),
  ], [report, words]);
  const tokens = useMemo(() => runs.map(([, trace]) => traceToken(trace)), [runs]);
  return (
    <div class="run-choose">
      <label><span>{t("run.states-run")}</span>
        <select value={chosen ?? ""} onChange={(event) => { location.hash = routeHref("states", [], { run: event.currentTarget.value || undefined }); }}>
          <option value="">{t("run.states-none")}</option>
          {chosen !== undefined && !tokens.includes(chosen) && <option value={chosen}>{t("run.trace-run")}</option>}
          {runs.map(([name], i) => <option key={name} value={tokens[i]}>{name}</option>)}
        </select>
      </label>
    </div>
  );
}

function LitDiagram({ trace, coverage, start }: { readonly trace: Trace; readonly coverage: Edges | undefined; readonly start: number | undefined }) {
  const { t, language } = useI18n();
  const view = useMemo(() => viewRun(trace), [trace]);
  const rows = useMemo(() => localRows(view, language), [view, language]);
  const ends = useEnds(view.run.scope);
  const stepping = useStepping(rows.length, start ?? rows.length, (taken) => replaceAddress(statesHref(trace, taken - 1)));
  usePageKeys(stepping, true);
  const row = rows[stepping.taken - 1];
  return (
    <div class="run" onKeyDown={(event) => stepByKey(event, stepping)}>
      <div class="run-bar">
        <Controls stepping={stepping} words={row?.action ?? t("run.start")} />
        <div class="run-tools"><a class="run-link" href={traceHref(trace, stepping.taken - 1)}>{t("run.counterexamples-open")}</a><a class="run-link" href={explorerHref(trace, stepping.taken - 1)}>{t("run.take-wheel")}</a></div>
      </div>
      <p class="run-did" aria-live="polite"><span class="run-step-number">{stepping.taken}</span> {row?.action ?? t("run.start")}</p>
      <StateDiagram lit={litBy(row, ends)} coverage={coverage} />
    </div>
  );
}

interface EdgeRow {
  readonly edge: Pick<DiagramEdge, "cause" | "action"> & { readonly from: string; readonly to: string };
  readonly coverage: EdgeCoverage | undefined;
}

function EdgeTable({ name, rows, counted }: { readonly name: string; readonly rows: readonly EdgeRow[]; readonly counted: boolean }) {
  const { t, language } = useI18n();
  const caused = rows.some(({ edge }) => edge.cause !== "");
  return (
    <Scroller label={name}>
      <table class="states-table">
        <thead><tr>
          <th scope="col">{t("run.edge-from")}</th><th scope="col" class="states-wide">{t("run.edge-to")}</th>{caused && <th scope="col">{t("run.edge-cause")}</th>}
          <th scope="col" class="n">{t("run.edge-taken")}</th><th scope="col">{t("run.edge-trace")}</th>
        </tr></thead>
        <tbody>
          {rows.map(({ edge, coverage }) => {
            const shortest = coverage?.shortest;
            return (
              <tr key={edgeId(edge)}>
                <th scope="row"><span class="states-name">{edge.from}</span><span class="states-narrow"> → <span class="states-name">{edge.to}</span></span></th><td class="states-wide">{edge.to}</td>
                {caused && <td lang="en">{[edge.cause, edge.action].filter((part) => part !== "").join(" / ")}</td>}
                <td class="n">{!counted ? "–" : (coverage?.taken ?? 0) === 0 ? t("run.edge-never") : coverage?.taken.toLocaleString(language)}</td>
                <td>{shortest === undefined ? <span class="hint">{t("run.edge-no-trace")}</span> : <a href={traceHref(shortest)} aria-label={`${t("run.edge-open", movesOf(shortest).length)}: ${t("run.edge-open-label", edge.from, edge.to)}`}>{t("run.edge-open", movesOf(shortest).length)}</a>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}
