/** The faulty stacks, and which property finds which. */
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";

export function Gallery(_props: SectionProps) {
  const { t } = useI18n();
  return <h1>{t("shell.gallery")}</h1>;
}
