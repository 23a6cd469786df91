/** The verdict on a connection of a capture. */
import type { ObservedConnection } from "../../../trace/observed.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { VERDICTS } from "./words.ts";

export function ObservedBadge({ verdict }: Pick<ObservedConnection, "verdict">) {
  const { t } = useI18n();
  const { mark, tone, words } = VERDICTS[verdict];
  return <span class={`badge ${tone}`}><span class="badge-mark" aria-hidden="true">{mark}</span> {t(words)}</span>;
}
