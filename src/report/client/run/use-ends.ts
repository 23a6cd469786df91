/** What stands above the two lifelines, in the reader's language. The same object until one of them changes: drawings are laid out anew for another. */
import { useMemo } from "preact/hooks";
import type { Scope } from "../../../properties/property.ts";
import { ENDS, type Ends } from "../../drawing/ends.ts";
import { useI18n } from "../i18n/i18n.tsx";

export const useEnds = (scope: Scope): Ends => {
  const { t } = useI18n();
  return useMemo(() => {
    const names = { network: t("run.end-network"), peers: t("run.end-peers"), listener: t("run.end-listener"), host: t("run.end-host") };
    const named = (end: string): string => (Object.hasOwn(names, end) ? names[end as keyof typeof names] : end);
    const { left, right, twoEnds } = ENDS[scope];
    return { left: named(left), right: named(right), twoEnds };
  }, [scope, t]);
};
