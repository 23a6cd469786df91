/** How right a claim is, told by mark, word and colour. */
import { useI18n } from "../i18n/i18n.tsx";
import type { StringKey } from "../i18n/strings.ts";
import type { Verdict } from "./lesson.ts";

const LOOKS = {
  right: { mark: "✓", tone: "good", words: "lessons.right" },
  "half-right": { mark: "◐", tone: "unsure", words: "lessons.half-right" },
  wrong: { mark: "✗", tone: "bad", words: "lessons.wrong" },
} as const satisfies Readonly<Record<Verdict, { readonly mark: string; readonly tone: string; readonly words: StringKey }>>;

export function LessonVerdict({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useI18n();
  const { mark, tone, words } = LOOKS[verdict];
  return <span class={`badge ${tone}`}><span class="badge-mark" aria-hidden="true">{mark}</span> {t(words)}</span>;
}
