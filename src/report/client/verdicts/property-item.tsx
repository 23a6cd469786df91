/** One property: its verdict in a line; opened, how it was checked and what to do next. */
import { useState } from "preact/hooks";
import type { PropertyReport } from "../../schema.ts";
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { counterexampleHref, rawHref, traceHref } from "../links.ts";
import { ClauseLink } from "../parts/clause-link.tsx";
import { Command } from "../parts/copy-button.tsx";
import { VerdictBadge } from "../parts/verdict-badge.tsx";
import { Reason } from "../words/reason.tsx";
import { useWords } from "../words/use-words.ts";
import { isProved, type Check } from "./checks.ts";

export interface PropertyItemProps {
  readonly property: PropertyReport;
  readonly checks: readonly Check[];
  /** Named by the address: opened, and where the reader arrives. */
  readonly opened: boolean;
}

export function PropertyItem({ property, checks, opened }: PropertyItemProps) {
  const { t } = useI18n();
  const { title } = useWords().property(property);
  const [open, setOpen] = useState(opened || property.verdict === "violated");
  const proved = isProved(checks);
  return (
    <li {...(opened ? { "data-arrival": "" } : {})}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <VerdictBadge verdict={property.verdict} />
          <span class="verdicts-title">{title} <code lang="en">{property.id}</code></span>
          <span class="verdicts-count">
            {t("verdicts.times", grouped(property.exercised))}
            {proved ? <span class="verdicts-proved"> · {t("verdicts.proved-mark")}</span> : null}
          </span>
        </summary>
        {open ? <Details property={property} checks={checks} /> : null}
      </details>
    </li>
  );
}

function Details({ property, checks }: Pick<PropertyItemProps, "property" | "checks">) {
  const { t } = useI18n();
  const { counterexample, witness, runs, steps } = property;
  const { claim } = useWords().property(property);
  return (
    <div class="verdicts-details">
      <p>{claim} <ClauseLink clause={property.clause} /></p>
      <dl class="facts">
        <div><dt>{t("verdicts.checked")}</dt><dd>
          {t("verdicts.by-runs", grouped(runs), grouped(steps))}
          {checks.map(({ instance, verdict, states }) => (
            <div key={instance.id}><VerdictBadge verdict={verdict} /> {instance.stopped === undefined ? t("verdicts.by-states", grouped(states), instance.id) : t("verdicts.by-part", grouped(states), instance.id)}</div>
          ))}
        </dd></div>
        <div><dt>{t("verdicts.exercised")}</dt><dd>{grouped(property.exercised)}</dd></div>
        <div><dt>{t("verdicts.scope")}</dt><dd>{t(`verdicts.${property.scope}`)}</dd></div>
      </dl>
      {counterexample === undefined ? null : (
        <>
          <Reason because={counterexample.because} tone="bad" />
          <p><a href={counterexampleHref(null, property.id, counterexample.failedAt)}>{t("verdicts.step")}</a></p>
          <h3>{t("verdicts.fails")}</h3>
          <p>{t("verdicts.fails-text")}</p>
          <Command text={counterexample.replay.command} />
        </>
      )}
      {witness === undefined ? null : <p><a href={traceHref(witness)}>{t("verdicts.witness")}</a></p>}
      <p class="hint"><a href={rawHref(["properties", property.id])}>{t("about.raw-here")}</a></p>
    </div>
  );
}
