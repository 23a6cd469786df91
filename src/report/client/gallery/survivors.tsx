/** The faulty endpoints that no property of theirs finds, each with the reason; or that there are none. */
import type { VariantReport } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { variantHref } from "../links.ts";
import { VerdictBadge } from "../parts/verdict-badge.tsx";
import { useWords } from "../words/use-words.ts";

export function Survivors({ variants }: { readonly variants: readonly VariantReport[] }) {
  const { t } = useI18n();
  const words = useWords();
  const survivors = variants.filter(({ outcome }) => outcome !== "caught");
  return (
    <section>
      <h2>{t("gallery.survivors")}</h2>
      {survivors.length === 0 ? <p>{t("gallery.survivors-none")}</p> : null}
      {survivors.map((variant) => (
        <div key={variant.id} class="card gallery-survivor">
          <h3><a href={variantHref(variant.id)}>{words.variant(variant).title}</a> <VerdictBadge verdict={variant.outcome} /></h3>
          <p>{words.variant(variant).survives ?? t("gallery.unexplained")}</p>
        </div>
      ))}
    </section>
  );
}
