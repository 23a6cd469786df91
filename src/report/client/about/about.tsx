/** What the report was made with, and everything in it to take away. */
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { Command } from "../parts/copy-button.tsx";
import { Prose } from "../parts/prose.tsx";
import type { SectionProps } from "../section.ts";
import { Below, RawData } from "./raw-data.tsx";
import { rawAt } from "./raw-path.ts";
import { useWords } from "../words/use-words.ts";
import { Takeaway } from "./takeaway.tsx";
import { factsOf } from "./run-facts.ts";
import "./about.css";

export function About({ report, params: { path } }: SectionProps) {
  const { t } = useI18n();
  const words = useWords();
  const all = rawAt(report, []);
  if (path.length > 0) return <RawData report={report} path={path} />;
  return (
    <>
      <h1>{t("about.title")}</h1>
      <p class="lead">{t("about.lead")}</p>
      <dl class="facts">{factsOf(report, t, grouped, words.profile(report.run.profile, report.run.profileTitle)).map(({ name, value, href }) => <div key={name}><dt>{name}</dt><dd>{href === undefined ? value : <a href={href}>{value}</a>}</dd></div>)}</dl>
      <h2>{t("about.command")}</h2>
      <p>{t("about.command-text")}</p>
      <Command text={report.run.command} />
      <Takeaway report={report} />
      <h2>{t("about.raw")}</h2>
      <p>{t("about.raw-lead")}</p>
      {all !== undefined && <Below place={all} path={[]} />}
      <h2>{t("about.traces")}</h2>
      <p><Prose text={t("about.traces-text")} /></p>
      <h2>{t("about.limits")}</h2>
      <ul>
        <li><Prose text={t("about.limits-random")} /></li>
        <li><Prose text={t("about.limits-exhaustive")} /></li>
        <li>{t("about.limits-model")}</li>
      </ul>
    </>
  );
}
