/** What was searched without gaps, and within which bounds. */
import type { InstanceSummary } from "../../../trace/exhaustive.ts";
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";

export function Bounds({ instances }: { readonly instances: readonly InstanceSummary[] }) {
  const { t } = useI18n();
  return (
    <section>
      <h2>{t("verdicts.bounds")}</h2>
      <ul class="verdicts-list">
        {instances.map(({ id, title, states, depth, frontier, stopped, bounds }) => (
          <li key={id}>
            <details>
              <summary>
                <span class={`badge ${stopped === undefined ? "good" : "unsure"}`}><span class="badge-mark" aria-hidden="true">{stopped === undefined ? "∀" : "?"}</span></span>
                <span class="verdicts-title"><span lang="en">{title}</span> <code lang="en">{id}</code></span>
                <span class="verdicts-count">{t("verdicts.instance-states", grouped(states), depth)}</span>
              </summary>
              <div class="verdicts-details">
                <p>{stopped === undefined ? t("verdicts.all-seen") : t("verdicts.not-all-seen", grouped(frontier))}</p>
                <ul lang="en">{bounds.map(({ what, most, why }) => <li key={what}>{t("verdicts.most", most, what)}: {why}</li>)}</ul>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
