/** Runs to begin an exploration with: the first of each lesson. */
import { useI18n } from "../i18n/i18n.tsx";
import { LESSONS } from "../lessons/all.ts";
import { explorerHref } from "../links.ts";

export function Beginnings() {
  const { t, language } = useI18n();
  return (
    <section class="run-beginnings" aria-label={t("run.beginnings")}>
      <h2>{t("run.beginnings")}</h2>
      <p class="hint">{t("run.beginnings-text")}</p>
      <ul class="plain">
        {LESSONS.map(({ id, parts, [language]: { question } }) => {
          const trace = parts.flatMap(({ exhibit }) => (exhibit?.kind === "run" || exhibit?.kind === "pair" ? [exhibit.trace] : []))[0];
          return trace === undefined ? null : <li key={id}><a href={explorerHref(trace)}>{question}</a></li>;
        })}
      </ul>
    </section>
  );
}
