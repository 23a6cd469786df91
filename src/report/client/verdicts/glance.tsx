/** The verdict of the whole run, and the ways on for somebody who knows nothing yet. */
import type { Report } from "../../schema.ts";
import { grouped, type Summary } from "../../summary.ts";
import { useI18n, type I18n } from "../i18n/i18n.tsx";
import { explorerHref, lessonHref } from "../links.ts";
import { VERDICT_LOOKS } from "../parts/verdict-badge.tsx";
import { routeHref } from "../router.ts";

export function Glance({ report, summary }: { readonly report: Report; readonly summary: Summary }) {
  const { t } = useI18n();
  const { mark, tone } = VERDICT_LOOKS[summary.verdict];
  return (
    <>
      <div class={`verdicts-glance ${tone}-glance`}>
        <span class="verdicts-mark" aria-hidden="true">{mark}</span>
        <div>
          <h1>{headline(report, summary, t)}</h1>
          <ul class="verdicts-support">{supports(report, summary, t).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        </div>
      </div>
      <div class="verdicts-ways">
        <a class="card verdicts-way first" href={lessonHref("why-not-two", "ghost")}>
          <h2>{t("verdicts.why")}</h2>
          <p>{t("verdicts.why-text")}</p>
          <span class="verdicts-go">{t("verdicts.why-link")} →</span>
        </a>
        <a class="card verdicts-way" href={explorerHref()}>
          <h2>{t("verdicts.explore")}</h2>
          <p>{t("verdicts.explore-text")}</p>
        </a>
        <a class="card verdicts-way" href={routeHref("gallery")}>
          <h2>{t("verdicts.gallery")}</h2>
          <p>{t("verdicts.gallery-text", summary.variants.all)}</p>
        </a>
      </div>
    </>
  );
}

function headline({ run }: Report, { verdict, properties }: Summary, t: I18n["t"]): string {
  switch (verdict) {
    case "violated":
      return t("verdicts.violated", properties.violated);
    case "inconclusive":
      return run.interrupted ? t("verdicts.interrupted") : t("verdicts.inconclusive", properties.holds, properties.all);
    case "holds":
      return properties.all === 0 ? t("verdicts.not-judged") : t("verdicts.all-hold", grouped(properties.all));
    default:
      return verdict satisfies never;
  }
}

function supports(report: Report, { variants }: Summary, t: I18n["t"]): readonly string[] {
  const instances = report.exhaustive?.instances ?? [];
  const survivors = report.variants.filter(({ outcome, survives }) => outcome === "survived" && survives !== undefined);
  return [
    ...(variants.all === 0 ? [] : [t("verdicts.variants", variants.caught, variants.all)]),
    ...(survivors.length === 0 ? [] : [t("verdicts.survivors", survivors.map(({ id }) => id).join(", "))]),
    ...(instances.length === 0 ? [] : [t("verdicts.proved", grouped(instances.reduce((sum, { states }) => sum + states, 0)), instances.length)]),
    t("verdicts.random", grouped(report.run.runs)),
  ];
}
