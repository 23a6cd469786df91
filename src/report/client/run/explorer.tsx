/** The reader chooses what happens next. */
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";

export function Explorer(_props: SectionProps) {
  const { t } = useI18n();
  return <h1>{t("shell.explorer")}</h1>;
}
