/** Two faults in one endpoint: which properties see one of them alone, and not with the other. */
import type { PairRow } from "../../../trace/exhaustive.ts";
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { propertyHref, variantHref } from "../links.ts";
import { Scroller } from "../parts/scroller.tsx";

export function Pairs({ rows }: { readonly rows: readonly PairRow[] }) {
  const { t } = useI18n();
  const hiding = rows.filter(({ hidden }) => hidden.length > 0);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t("gallery.pairs")}</h2>
      <p>{t("gallery.pairs-lead", grouped(rows.length - hiding.length), grouped(rows.length))}</p>
      {hiding.length === 0 ? null : (
        <Scroller label={t("gallery.pairs")}>
          <table>
            <thead><tr><th scope="col">{t("gallery.pair")}</th><th scope="col">{t("gallery.hidden-from")}</th><th scope="col">{t("gallery.pair-caught")}</th></tr></thead>
            <tbody>
              {hiding.map(({ variants, hidden, caught }) => (
                <tr key={variants.join()}>
                  <th scope="row" lang="en">{variants.map((id) => <a key={id} class="gallery-id" href={variantHref(id)}><code>{id}</code></a>)}</th>
                  <td lang="en">{hidden.map(({ property }) => <a key={property} class="gallery-id" href={propertyHref(property)}><code>{property}</code></a>)}</td>
                  <td>{t(caught ? "gallery.pair-is-caught" : "gallery.pair-is-not-caught")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
}
