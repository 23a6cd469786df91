/** The counterexamples of the report, or a run from a link, to step through. */
import { useMemo } from "preact/hooks";
import { isTraceError } from "../../../trace/trace-error.ts";
import { traceToken } from "../../../trace/token.ts";
import { titleOf } from "../../exports/one-line.ts";
import type { Counterexample } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { CORRECT_MODEL, counterexampleHref, traceHref } from "../links.ts";
import { ClauseLink } from "../parts/clause-link.tsx";
import { Command } from "../parts/copy-button.tsx";
import { replaceAddress } from "../router.ts";
import type { SectionProps } from "../section.ts";
import { useWords, type Words } from "../words/use-words.ts";
import { propertyFacts } from "./facts.ts";
import { Necessity } from "./necessity.tsx";
import { readTraceToken } from "./read-trace.ts";
import { TraceStepper } from "./trace-stepper.tsx";
import { TraceProblem } from "./trace-problem.tsx";

export function Counterexamples({ report, params }: SectionProps) {
  const { t } = useI18n();
  const { run } = params.query;
  return (
    <>
      <h1>{t("run.counterexamples")}</h1>
      {run === undefined ? <Found report={report} params={params} /> : <Linked token={run} step={stepIn(params)} />}
    </>
  );
}

/** The step in an address counts from 1, and may be anything. */
export const stepIn = ({ query }: SectionProps["params"]): number | undefined => (/^\d{1,5}$/.test(query["step"] ?? "") ? Number(query["step"]) : undefined);

function Linked({ token, step }: { readonly token: string; readonly step: number | undefined }) {
  const { t } = useI18n();
  const trace = useMemo(() => readTraceToken(token), [token]);
  if (isTraceError(trace)) return <TraceProblem error={trace} />;
  return (
    <>
      <h2 lang={titleOf(trace) === undefined ? undefined : "en"}>{titleOf(trace) ?? t("run.trace-run")}</h2>
      <TraceStepper key={token} trace={trace} main {...(step === undefined ? {} : { start: step })} onStep={(taken) => replaceAddress(traceHref(trace, taken - 1))} />
    </>
  );
}

interface Entry {
  readonly variant: string | null;
  readonly title: string;
  readonly harm?: string;
  readonly seen?: string;
  readonly violated: readonly Counterexample[];
}

const entriesOf = ({ properties, variants }: SectionProps["report"], correct: string, words: Words): readonly Entry[] => {
  const own = properties.flatMap(({ counterexample }) => (counterexample === undefined ? [] : [counterexample]));
  return [
    ...(own.length === 0 ? [] : [{ variant: null, title: correct, violated: own }]),
    ...variants.filter(({ violated }) => violated.length > 0).map((variant): Entry => {
      const { title, harm, seen } = words.variant(variant);
      return { variant: variant.id, title, harm, ...(seen === undefined ? {} : { seen }), violated: variant.violated };
    }),
  ];
};

function Found({ report, params }: SectionProps) {
  const { t } = useI18n();
  const words = useWords();
  const entries = useMemo(() => entriesOf(report, t("run.correct-model"), words), [report, t, words]);
  const [variant, property] = params.path;
  const chosen = variant === undefined ? entries[0] : entries.find((entry) => (entry.variant ?? CORRECT_MODEL) === variant);
  const found = property === undefined ? chosen?.violated[0] : chosen?.violated.find((one) => one.property === property);
  if (entries.length === 0) return <p class="lead">{t("run.no-counterexamples")}</p>;
  const go = (href: string): void => { location.hash = href; };
  return (
    <>
      <p class="lead">{t("run.counterexamples-lead")}</p>
      <div class="run-choose">
        <label><span>{t("run.choose-variant")}</span>
          <select value={chosen === undefined ? "" : (chosen.variant ?? CORRECT_MODEL)} onChange={(event) => {
            const entry = entries.find((one) => (one.variant ?? CORRECT_MODEL) === event.currentTarget.value);
            if (entry?.violated[0] !== undefined) go(counterexampleHref(entry.variant, entry.violated[0].property));
          }}>
            {chosen === undefined && <option value="" />}
            {entries.map((entry) => <option key={entry.variant} value={entry.variant ?? CORRECT_MODEL}>{entry.title}</option>)}
          </select>
        </label>
        {chosen !== undefined && (
          <label><span>{t("run.choose-property")}</span>
            <select value={found?.property ?? ""} onChange={(event) => go(counterexampleHref(chosen.variant, event.currentTarget.value))}>
              {found === undefined && <option value="" />}
              {chosen.violated.map((one) => <option key={one.property} value={one.property}>{one.property}</option>)}
            </select>
          </label>
        )}
      </div>
      {chosen === undefined || found === undefined ? <p>{t("run.no-such-counterexample")}</p> : <One entry={chosen} found={found} step={stepIn(params)} />}
    </>
  );
}

function One({ entry, found, step }: { readonly entry: Entry; readonly found: Counterexample; readonly step: number | undefined }) {
  const { t } = useI18n();
  const { variant, title, harm, seen } = entry;
  const words = useWords();
  const facts = propertyFacts(found.property);
  return (
    <article>
      <h2>{title}</h2>
      {harm !== undefined && <p>{harm}</p>}
      {seen !== undefined && <p class="hint">{t("run.seen", seen)}</p>}
      <p><strong><code>{found.property}</code></strong> {facts === undefined ? null : <>{words.property(facts).claim} <ClauseLink clause={facts.clause} /></>}</p>
      <TraceStepper
        key={traceToken(found.trace)} trace={found.trace} title={title} main {...(step === undefined ? {} : { start: step })}
        onStep={(taken) => replaceAddress(counterexampleHref(variant, found.property, taken - 1))}
      />
      <Necessity found={found} />
      <h3>{t("run.replay")}</h3>
      <Command text={found.replay.command} />
    </article>
  );
}
