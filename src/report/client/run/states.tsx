/** RFC 9293's state diagram. */
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";

export function States(_props: SectionProps) {
  const { t } = useI18n();
  return <h1>{t("shell.states")}</h1>;
}
