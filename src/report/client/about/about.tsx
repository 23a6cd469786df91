/** What the report was made with, and everything in it to take away. */
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";

export function About(_props: SectionProps) {
  const { t } = useI18n();
  return <h1>{t("shell.about")}</h1>;
}
