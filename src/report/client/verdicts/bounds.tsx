/** What was searched without gaps, and within which bounds. */
import type { InstanceSummary } from "../../../trace/exhaustive.ts";
import { grouped } from "../../summary.ts";
import { Prose } from "../parts/prose.tsx";
import { useI18n } from "../i18n/i18n.tsx";
import { useWords } from "../words/use-words.ts";

/** @param opened whether the address names it. */
export function Bounds({ instances, opened }: { readonly instances: readonly InstanceSummary[]; readonly opened: boolean }) {
  const { t } = useI18n();
  const words = useWords();
  return (
    <section {...(opened ? { tabIndex: -1, "data-arrival": "" } : {})}>
      <h2>{t("verdicts.bounds")}</h2>
      <ul class="verdicts-list">
        {instances.map(({ id, title, states, depth, frontier, stopped, bounds }) => (
          <li key={id}>
            <details>
              <summary>
                <span class={`badge ${stopped === undefined ? "good" : "unsure"}`}><span class="badge-mark" aria-hidden="true">{stopped === undefined ? "∀" : "?"}</span><span class="unseen">{stopped === undefined ? t("verdicts.all-seen") : t("verdicts.not-all-seen", grouped(frontier))}</span></span>
                <span class="verdicts-title">{words.instance(title)} <code>{id}</code></span>
                <span class="verdicts-count">{t("verdicts.instance-states", grouped(states), depth)}</span>
              </summary>
              <div class="verdicts-details">
                <p>{stopped === undefined ? t("verdicts.all-seen") : t("verdicts.not-all-seen", grouped(frontier))}</p>
                <ul>{bounds.map(({ what, most, why }) => <li key={what}>{t("verdicts.most", most, words.instance(what))}{t("parts.colon")}<Prose text={words.instance(why)} /></li>)}</ul>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
