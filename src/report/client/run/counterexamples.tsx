/** The counterexamples, to step through. */
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";

export function Counterexamples(_props: SectionProps) {
  const { t } = useI18n();
  return <h1>{t("shell.counterexamples")}</h1>;
}
