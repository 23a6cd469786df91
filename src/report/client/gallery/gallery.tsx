/** The faulty stacks: what survives first, then each with what it breaks, then which property finds which. */
import { useState } from "preact/hooks";
import { useI18n } from "../i18n/i18n.tsx";
import { FilterBox, matches } from "../parts/filter-box.tsx";
import type { SectionProps } from "../section.ts";
import { useWords } from "../words/use-words.ts";
import { Handshakes } from "./handshakes.tsx";
import { KillMatrix } from "./kill-matrix.tsx";
import { Pairs } from "./pairs.tsx";
import { Survivors } from "./survivors.tsx";
import { VariantCard } from "./variant-card.tsx";
import "./gallery.css";

export function Gallery({ report, params }: SectionProps) {
  const { t } = useI18n();
  const words = useWords();
  const [search, setSearch] = useState("");
  const { variants, matrix } = report;
  const shown = variants.filter((variant) => {
    const { title, harm, seen } = words.variant(variant);
    return matches(search, variant.id, title, harm, seen ?? "", variant.title, variant.clause, ...variant.caughtBy);
  });
  return (
    <>
      <h1>{t("gallery.title")}</h1>
      <p class="lead">{t(variants.length === 0 ? "gallery.none-tested" : "gallery.lead")}</p>
      {variants.length === 0 ? null : (
        <>
          <Survivors variants={variants} />
          <h2>{t("gallery.variants")}</h2>
          <FilterBox label={t("gallery.filter")} value={search} onFilter={setSearch} shown={shown.length} all={variants.length} />
          {shown.length === 0 ? <p>{t("gallery.none")}</p> : null}
          <div class="gallery-cards">{shown.map((variant) => <VariantCard key={variant.id} variant={variant} opened={params.path[0] === variant.id} />)}</div>
          {matrix === undefined ? null : <Handshakes rows={matrix.handshakes} />}
          {matrix?.pairs === undefined ? null : <Pairs rows={matrix.pairs} />}
          <KillMatrix report={report} />
        </>
      )}
    </>
  );
}
