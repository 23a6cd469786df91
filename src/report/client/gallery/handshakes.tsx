/** What breaks with handshakes of one, two, three and four segments. */
import type { HandshakeRow } from "../../../trace/exhaustive.ts";
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { propertyHref } from "../links.ts";
import { Scroller } from "../parts/scroller.tsx";

export function Handshakes({ rows }: { readonly rows: readonly HandshakeRow[] }) {
  const { t } = useI18n();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t("gallery.handshakes")}</h2>
      <Scroller label={t("gallery.handshakes")}>
        <table>
          <thead><tr><th scope="col">{t("gallery.segments")}</th><th scope="col">{t("gallery.breaks")}</th></tr></thead>
          <tbody>
            {rows.map(({ segments, variant, breaks }) => (
              <tr key={`${segments} ${variant ?? ""}`}>
                <th scope="row">{segments}</th>
                <td>
                  {breaks.length === 0 ? <span class="badge good"><span aria-hidden="true">✓</span> {t("gallery.breaks-nothing")}</span> : null}
                  {breaks.map(({ property, steps }) => <a key={property} class="gallery-id" lang="en" href={propertyHref(property)}><code>{property}</code> ({grouped(steps)})</a>)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
