/** The start page: what was found, in one glance. */
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";

export function Verdicts(_props: SectionProps) {
  const { t } = useI18n();
  return <h1>{t("shell.verdicts")}</h1>;
}
