/** One page for each question. */
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";

export function Lessons(_props: SectionProps) {
  const { t } = useI18n();
  return <h1>{t("shell.lessons")}</h1>;
}
