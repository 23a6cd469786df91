/** Property × faulty endpoint, as a table: told by shape, and by words for those who hear it. */
import { useMemo } from "preact/hooks";
import type { Report } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { counterexampleHref, variantHref } from "../links.ts";
import { Scroller } from "../parts/scroller.tsx";
import { MARKS, matrixOf } from "./matrix-cells.ts";

const KINDS = ["expected", "besides", "missed"] as const;

export function KillMatrix({ report }: { readonly report: Report }) {
  const { t } = useI18n();
  const { properties, lines } = useMemo(() => matrixOf(report), [report]);
  const stepped = useMemo(() => new Set(report.variants.flatMap(({ id, violated }) => violated.map(({ property }) => `${id} ${property}`))), [report]);
  return (
    <section class="gallery-matrix-box">
      <h2>{t("gallery.matrix")}</h2>
      <p>{t("gallery.matrix-lead")} {t(report.matrix === undefined ? "gallery.matrix-runs" : "gallery.matrix-states")}</p>
      <ul class="gallery-legend">{KINDS.map((kind) => <li key={kind}><span class={`gallery-mark ${kind}`} aria-hidden="true">{MARKS[kind]}</span> {t(`gallery.matrix-${kind}`)}</li>)}</ul>
      <Scroller label={t("gallery.matrix")}>
        <table class="gallery-matrix" lang="en">
          <thead>
            <tr>
              <th scope="col"><span class="unseen">{t("gallery.endpoint")}</span></th>
              {properties.map((id) => <th key={id} scope="col"><span>{id}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ variant, marks }) => (
              <tr key={variant}>
                <th scope="row"><a href={variantHref(variant)}>{variant}</a></th>
                {properties.map((id) => {
                  const mark = marks.get(id);
                  if (mark === undefined) return <td key={id} />;
                  const words = t(`gallery.matrix-${mark}`);
                  const shown = <><span class={`gallery-mark ${mark}`} aria-hidden="true">{MARKS[mark]}</span><span class="unseen">{words}</span></>;
                  return <td key={id} title={`${variant} × ${id}: ${words}`}>{stepped.has(`${variant} ${id}`) ? <a href={counterexampleHref(variant, id)}>{shown}</a> : shown}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
