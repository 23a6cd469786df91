/** Rules and situations that the runs of the correct model reached; what they never reached first. */
import { clause } from "../../clause.ts";
import type { Coverage, RuleCoverage } from "../../schema.ts";
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { ClauseLink } from "../parts/clause-link.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { useWords } from "../words/use-words.ts";

export function CoverageView({ coverage: { rules, situations } }: { readonly coverage: Coverage }) {
  const { t } = useI18n();
  const words = useWords();
  const silent = rules.filter(({ fired }) => fired === 0);
  const fired = rules.filter((rule) => rule.fired > 0);
  return (
    <section>
      <h2>{t("verdicts.coverage")}</h2>
      <p>{t("verdicts.rules-text", fired.length, rules.length)}</p>
      {silent.length === 0 ? null : <details class="verdicts-fold" open><summary>{t("verdicts.never-fired")}: {silent.length}</summary><RuleTable name={t("verdicts.never-fired")} rules={silent} /></details>}
      <details class="verdicts-fold"><summary>{t("verdicts.rules")}: {fired.length}</summary><RuleTable name={t("verdicts.rules")} rules={fired} /></details>
      {situations.length === 0 ? null : (
        <details class="verdicts-fold">
          <summary>{t("verdicts.situations")}: {situations.length}</summary>
          <p class="hint">{t("verdicts.situations-text")}</p>
          <Scroller label={t("verdicts.situations")}>
            <table>
              <thead><tr><th scope="col">{t("verdicts.situation")}</th><th scope="col" class="n">{t("verdicts.share")}</th></tr></thead>
              <tbody>{situations.map(({ name, share }) => <tr key={name}><th scope="row">{words.situation(name)} <code>{name}</code></th><td class="n">{(share * 100).toFixed(1)} %</td></tr>)}</tbody>
            </table>
          </Scroller>
        </details>
      )}
    </section>
  );
}

function RuleTable({ name, rules }: { readonly name: string; readonly rules: readonly RuleCoverage[] }) {
  const { t } = useI18n();
  const words = useWords();
  return (
    <Scroller label={name}>
      <table>
        <thead><tr><th scope="col">{t("verdicts.rule")}</th><th scope="col">{t("verdicts.says")}</th><th scope="col" class="n">{t("verdicts.fired")}</th></tr></thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row" lang="en"><code>{rule.id}</code></th>
              <td>{words.rule(rule.id, rule.says)} <ClauseLink clause={clause(rule)} /></td>
              <td class="n">{grouped(rule.fired)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
