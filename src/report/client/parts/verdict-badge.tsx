/** A verdict, told by shape, word and colour. */
import type { Verdict } from "../../../trace/results.ts";
import type { VariantReport } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import type { StringKey } from "../i18n/strings.ts";

export type Judgement = Verdict | VariantReport["outcome"];

export const VERDICT_LOOKS = {
  holds: { mark: "✓", tone: "good", words: "parts.holds" },
  caught: { mark: "✓", tone: "good", words: "parts.caught" },
  violated: { mark: "✗", tone: "bad", words: "parts.violated" },
  survived: { mark: "○", tone: "unsure", words: "parts.survived" },
  inconclusive: { mark: "?", tone: "unsure", words: "parts.inconclusive" },
  "not-exercised": { mark: "–", tone: "unsure", words: "parts.not-exercised" },
} as const satisfies Readonly<Record<Judgement, { readonly mark: string; readonly tone: "good" | "bad" | "unsure"; readonly words: StringKey }>>;

export function VerdictBadge({ verdict }: { readonly verdict: Judgement }) {
  const { t } = useI18n();
  const { mark, tone, words } = VERDICT_LOOKS[verdict];
  return <span class={`badge ${tone}`}><span class="badge-mark" aria-hidden="true">{mark}</span> {t(words)}</span>;
}
